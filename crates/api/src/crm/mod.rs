//! Relationships over HTTP.

mod accounts;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(accounts::list_accounts, accounts::create_account))
        .routes(routes!(accounts::get_account, accounts::change_account))
}
