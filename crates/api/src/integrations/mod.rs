//! Imports over HTTP.

mod crm_import;
mod imports;
mod schedule_import;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(imports::list_imports))
        .routes(routes!(crm_import::preview_crm_import))
        .routes(routes!(schedule_import::preview_schedule_import))
        .routes(routes!(imports::get_import))
        .routes(routes!(imports::commit_import))
        .routes(routes!(imports::undo_import))
}
