//! Imports over HTTP.

mod crm_import;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(crm_import::list_imports))
        .routes(routes!(crm_import::preview_crm_import))
        .routes(routes!(crm_import::get_import))
        .routes(routes!(crm_import::commit_import))
        .routes(routes!(crm_import::undo_import))
}
