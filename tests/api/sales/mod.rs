mod estimates;
mod offer;
mod proposals;
mod signing;
