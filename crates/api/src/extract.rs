//! What handlers ask for: who is asking, the command with its idempotency key, the version read, the page wanted.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, MatchedPath, Request},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
};
use platform::{Cursor, Error, Once, Who};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{App, Problem, input};

/// Bodies larger than this are refused; files have their own, larger door.
const MAX_BODY: usize = 2 * 1024 * 1024;

/// The caller, checked against the policy table for this very route.
pub struct Caller(pub Who);

impl std::ops::Deref for Caller {
    type Target = Who;
    fn deref(&self) -> &Who {
        &self.0
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let who = identify(parts, app).await?;
        let pattern = parts.extensions.get::<MatchedPath>().map(|p| p.as_str().to_owned()).unwrap_or_default();
        let Some(rule) = app.rule(&parts.method, &pattern) else {
            tracing::error!(%pattern, "a route without a policy");
            return Err(Problem::internal());
        };
        if !rule.allows(who.role) {
            return Err(Error::Forbidden(format!(
                "The role {} may not use {}.",
                who.role,
                rule.operation.replace('_', " ")
            ))
            .into());
        }
        Ok(Self(who))
    }
}

async fn identify(parts: &Parts, app: &App) -> Result<Who, Problem> {
    if let Some(secret) = bearer(&parts.headers) {
        return Ok(app.platform.bearer(secret).await?);
    }
    let token = session_token(&parts.headers, app).ok_or(Error::Unauthenticated)?;
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        same_origin(&parts.headers)?;
    }
    Ok(app.platform.session(&token).await?)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

pub fn cookie_name(app: &App) -> &'static str {
    if app.config.https { "__Host-ridgebeam" } else { "ridgebeam" }
}

pub fn session_token(headers: &HeaderMap, app: &App) -> Option<String> {
    let name = cookie_name(app);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v.to_owned())
}

/// A cookie travels with any request a browser makes; only our own pages may change things with it.
pub fn same_origin(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let ok = match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, o)| o == host),
        (None, None, _) => true,
        _ => false,
    };
    if ok {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "cross_site",
        "Refused: this came from another website",
        "A page of another site tried to act with your session.",
        "Open Ridgebeam itself and do it there.",
    ))
}

/// A write: the input, and the key under which a retry is recognised.
pub struct Command<T, const MAX: usize = MAX_BODY> {
    pub input: T,
    pub once: Option<Once>,
}

impl<T: DeserializeOwned + Send, const MAX: usize> FromRequest<App> for Command<T, MAX> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = axum::body::to_bytes(body, MAX).await.map_err(|_| too_large(MAX))?;
        let _ = app;
        let key = parts.headers.get("idempotency-key").and_then(|v| v.to_str().ok()).map(str::to_owned);
        if key.as_ref().is_some_and(|k| k.is_empty() || k.len() > 100) {
            return Err(Error::invalid("Idempotency-Key", "Use 1 to 100 characters, best a UUID.").into());
        }
        let once = key.map(|key| {
            let mut hash = Sha256::new();
            hash.update(parts.method.as_str());
            hash.update(parts.uri.path());
            hash.update(&bytes);
            Once { key, fingerprint: hex::encode(hash.finalize()) }
        });
        Ok(Self { input: parse(&bytes)?, once })
    }
}

fn parse<T: DeserializeOwned>(bytes: &Bytes) -> Result<T, Problem> {
    // No body and an empty object both say nothing, to an operation that takes nothing as to one with defaults.
    let nothing = bytes.is_empty() || bytes.trim_ascii() == b"{}";
    if nothing && let Ok(input) = serde_json::from_slice(b"null") {
        return Ok(input);
    }
    input::read(if nothing { b"{}" } else { bytes })
}

pub fn too_large(max: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too_large",
        "This is too large",
        format!("At most {} MB are taken here.", max / (1024 * 1024)),
        "Send something smaller; nothing was stored.",
    )
}

/// The version the caller read, from `If-Match: "7"`.
pub struct Version(pub i64);

impl FromRequestParts<App> for Version {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        parts
            .headers
            .get(header::IF_MATCH)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.trim().trim_start_matches("W/").trim_matches('"').parse().ok())
            .map(Version)
            .ok_or_else(|| {
                Problem::new(
                    StatusCode::PRECONDITION_REQUIRED,
                    "version_required",
                    "Say which version you changed",
                    "An update carries the version it read, so that nobody's work is overwritten.",
                    "Send `If-Match: \"<version>\"` with the version of the record.",
                )
            })
    }
}

/// `?limit=50&after=...`
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// How many, 1 to 200; 50 if absent.
    pub limit: Option<i64>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl PageQuery {
    pub fn cursor(self) -> Cursor {
        Cursor { after: self.after, ..Cursor::first(self.limit.unwrap_or(50)) }
    }
}

/// Query text, with a problem instead of a bare 400.
pub struct Ask<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Ask<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(Error::invalid("query", "This holds a zero character, which no text has; take it out.").into());
        }
        axum::extract::Query::<T>::try_from_uri(&parts.uri).map(|q| Ask(q.0)).map_err(|e| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "malformed",
                "The address could not be read",
                format!("{}.", e.body_text()),
                "Check the parameters behind the question mark.",
            )
        })
    }
}

/// Path parameters; what is not an id names no record.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        axum::extract::Path::<T>::from_request_parts(parts, app)
            .await
            .map(|p| At(p.0))
            .map_err(|_| Error::NotFound("the address holds no valid id").into())
    }
}
