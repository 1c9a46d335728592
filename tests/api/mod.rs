mod contract;
mod crm;
mod platform;
