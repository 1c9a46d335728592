mod estimates;
pub mod offer;
mod proposals;
mod signing;
