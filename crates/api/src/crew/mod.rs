//! Crew over HTTP: workers, crews, bookings, the time clock.

mod bookings;
mod crews;
mod time;
mod workers;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(workers::list_workers, workers::create_worker))
        .routes(routes!(workers::get_worker, workers::change_worker))
        .routes(routes!(workers::list_worker_rates, workers::set_worker_rate))
        .routes(routes!(crews::list_crews, crews::create_crew))
        .routes(routes!(crews::change_crew))
        .routes(routes!(bookings::list_bookings, bookings::create_booking))
        .routes(routes!(time::list_time))
        .routes(routes!(time::clock_in))
        .routes(routes!(time::clock_out))
        .routes(routes!(time::list_time_corrections))
        .routes(routes!(time::correct_time))
        .routes(routes!(time::approve_time))
}
