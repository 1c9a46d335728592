//! Estimates and proposals over HTTP.

mod estimates;
mod lines;
mod proposals;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(estimates::list_estimates, estimates::create_estimate))
        .routes(routes!(estimates::get_estimate, estimates::change_estimate))
        .routes(routes!(estimates::revise_estimate))
        .routes(routes!(estimates::cancel_estimate))
        .routes(routes!(lines::add_section))
        .routes(routes!(lines::change_section, lines::remove_section))
        .routes(routes!(lines::add_line))
        .routes(routes!(lines::change_line, lines::remove_line))
        .routes(routes!(proposals::create_proposal))
        .routes(routes!(proposals::list_proposals))
        .routes(routes!(proposals::get_proposal))
        .routes(routes!(proposals::send_proposal))
        .routes(routes!(proposals::get_proposal_audit))
        .routes(routes!(proposals::verify_proposal))
}
