//! Service over HTTP.

mod agreements;
mod equipment;
mod visits;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(visits::list_visits, visits::create_visit))
        .routes(routes!(visits::get_visit))
        .routes(routes!(visits::reschedule_visit))
        .routes(routes!(visits::complete_visit))
        .routes(routes!(visits::cancel_visit))
        .routes(routes!(agreements::list_agreements, agreements::create_agreement))
        .routes(routes!(equipment::list_equipment, equipment::add_equipment))
}
