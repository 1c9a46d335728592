//! Reports over HTTP: the answer, and the rows behind each of its figures.

mod figures;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(figures::get_report)).routes(routes!(figures::list_report_rows))
}
