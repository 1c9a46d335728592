//! The only crate that knows HTTP: routes, problem details, OpenAPI. Each room has a folder of the same name; each file
//! in it serves one noun and stays thin: extract, call the room, answer.

// A refusal is a whole answer, and is made at most once a request.
#![allow(clippy::result_large_err)]

pub mod app;
pub mod extract;
pub mod headers;
mod input;
pub mod openapi;
pub mod policy;
pub mod problem;
pub mod public;
pub mod stream;

mod billing;
mod catalog;
mod crew;
mod crm;
mod integrations;
mod platform_room;
mod projects;
mod reports;
mod sales;
mod service;

pub use app::{App, AppConfig};
pub use problem::Problem;

use axum::Router;
use utoipa_axum::router::OpenApiRouter;

/// Every route of the API with its description, under `/api/v1`.
pub fn api_router() -> OpenApiRouter<App> {
    OpenApiRouter::new().nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(platform_room::routes())
            .merge(crm::routes())
            .merge(catalog::routes())
            .merge(sales::routes())
            .merge(crew::routes())
            .merge(projects::routes())
            .merge(billing::routes())
            .merge(service::routes())
            .merge(reports::routes())
            .merge(integrations::routes()),
    )
}

/// The whole service: API, public pages, contract and health; `web` serves everything else.
pub fn router(app: App, web: Router) -> Router {
    let (routes, _) = api_router().split_for_parts();
    headers::guard(
        Router::new().merge(routes).merge(openapi::routes()).merge(public::routes()).with_state(app).merge(web),
    )
}

/// No web app: tests of the API alone.
pub fn empty_web() -> Router {
    Router::new()
}

/// Answers on the listener until the process ends.
pub async fn serve(listener: tokio::net::TcpListener, router: Router) -> std::io::Result<()> {
    axum::serve(listener, router.into_make_service_with_connect_info::<std::net::SocketAddr>()).await
}
