mod bookings;
pub mod job;
mod time;
