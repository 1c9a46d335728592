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

use axum::{
    Router,
    http::{Method, StatusCode, Uri},
    routing::any,
};
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
    let api = Router::new().merge(routes).merge(openapi::routes());
    let api =
        ["/api", "/api/", "/api/{*rest}"].into_iter().fold(api, |api, path| api.route(path, any(no_such_address)));
    let api = api.method_not_allowed_fallback(no_such_method);
    headers::guard(Router::new().merge(api).merge(public::routes()).with_state(app).merge(web))
}

async fn no_such_address(uri: Uri) -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "no_such_address",
        "Not found",
        format!("The API has no address {}.", uri.path()),
        "Look the address up in /api/openapi.json.",
    )
}

async fn no_such_method(method: Method, uri: Uri) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "This can't be done here",
        format!("{} does not take {method}.", uri.path()),
        "Look up in /api/openapi.json which methods it takes.",
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
