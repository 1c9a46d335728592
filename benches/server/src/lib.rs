//! Measures the running server beside its floor: the same statements on the bare driver, behind the thinnest HTTP.

pub mod client;
pub mod cpu;
pub mod floor;
pub mod load;
pub mod place;
pub mod record;
pub mod scenario;
pub mod server;
pub mod table;
