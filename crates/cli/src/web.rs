//! The web app, which the binary carries.

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use memory_serve::CacheControl;

/// Every address that is not a file of the web app is one of its screens.
pub fn router() -> Router {
    memory_serve::load!()
        .index_file(Some("/index.html"))
        .fallback(Some("/index.html"))
        .fallback_status(StatusCode::OK)
        .html_cache_control(CacheControl::NoCache)
        .cache_control(CacheControl::NoCache)
        .into_router()
        .layer(from_fn(keep))
}

/// What is under `/assets/` has its content's hash in its name and is kept for ever; everything else is asked for anew,
/// so that a new version is seen at once. A file of an older version is gone, and is not answered with a screen.
async fn keep(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/assets/");
    let mut answer = next.run(request).await;
    if !hashed {
        return answer;
    }
    let is_screen = answer.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if is_screen {
        return StatusCode::NOT_FOUND.into_response();
    }
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    answer.headers_mut().insert(header::CACHE_CONTROL, forever);
    answer
}
