//! Errors as RFC 9457 problem details: what happened, why, what to do, with a code.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::{Error, FieldError};
use serde::Serialize;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// A URN that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in a few words.
    pub title: String,
    pub status: u16,
    /// Why.
    pub detail: String,
    /// Stable, for programs: `stale`, `invalid`, `estimate.signed`, ...
    pub code: String,
    /// What to do.
    pub cure: String,
    /// For `invalid`: which fields, and what is wrong with each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// For `stale`: the record as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<serde_json::Value>,
    #[serde(skip)]
    retry_after_s: Option<u64>,
}

impl Problem {
    pub fn new(
        status: StatusCode,
        code: &str,
        title: &str,
        detail: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        Self {
            kind: format!("urn:ridgebeam:problem:{code}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            cure: cure.into(),
            fields: Vec::new(),
            current: None,
            retry_after_s: None,
        }
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn unavailable(code: &str, detail: String) -> Self {
        let mut p = Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            code,
            "Not available right now",
            detail,
            "Nothing was changed. Try again in a moment.",
        );
        p.retry_after_s = Some(1);
        p
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let text = error.to_string();
        match error {
            Error::NotFound(what) => Self::new(
                StatusCode::NOT_FOUND,
                "not_found",
                "Not found",
                format!("There is no such record here: {what}."),
                "Check the address, or search for the record by name.",
            ),
            Error::Invalid(fields) => {
                let mut p = Self::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "invalid",
                    "Something in the form needs a change",
                    text,
                    "Correct the named fields and send again; nothing was saved.",
                );
                p.fields = fields;
                p
            }
            Error::Stale(current) => {
                let mut p = Self::new(
                    StatusCode::CONFLICT,
                    "stale",
                    "Changed by somebody else meanwhile",
                    "The record has a newer version than the one you changed.",
                    "Look at what it is now and make your change again.",
                );
                p.current = Some(current);
                p
            }
            Error::Forbidden(why) => Self::new(
                StatusCode::FORBIDDEN,
                "forbidden",
                "Not yours to do",
                why,
                "Ask the owner for the right, or somebody who has it to do this.",
            ),
            Error::Unauthenticated => Self::new(
                StatusCode::UNAUTHORIZED,
                "unauthenticated",
                "Sign in first",
                "There is no valid session or token with this request.",
                "Sign in, or send `Authorization: Bearer <token>`.",
            ),
            Error::TooMany { retry_after_s } => {
                let mut p = Self::new(
                    StatusCode::TOO_MANY_REQUESTS,
                    "too_many",
                    "Too many tries",
                    text,
                    format!("Wait {retry_after_s} seconds, then try again."),
                );
                p.retry_after_s = Some(retry_after_s);
                p
            }
            Error::Refused(d) => {
                Self::new(StatusCode::CONFLICT, &d.code, "This can't be done as things stand", d.cause, d.cure)
            }
            Error::FilesUnreachable(_) => {
                tracing::error!("{text}");
                Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "files_unreachable",
                    "Files can't be reached right now",
                    "The place where photos and PDFs are kept can't be used; nothing was saved.",
                    "Try again in a minute; if it stays, tell whoever runs this server to look at its log.",
                )
            }
            Error::Db(e) => Self::from_db(&e),
            Error::Internal(e) => {
                tracing::error!(error = %e, "internal error");
                Self::internal()
            }
        }
    }
}

impl Problem {
    pub fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Something broke on our side",
            "The request could not be carried out; nothing was changed.",
            "Try again; if it stays, tell whoever runs this server to look at its log.",
        )
    }

    fn from_db(e: &db::Error) -> Self {
        match e {
            db::Error::NotFound => Self::from(Error::NotFound("the record")),
            db::Error::Unavailable(_) | db::Error::Busy(_) | db::Error::TooSlow => {
                Self::unavailable("unavailable", e.to_string())
            }
            db::Error::DiskFull => Self::new(
                StatusCode::INSUFFICIENT_STORAGE,
                "disk_full",
                "The disk is full",
                "There is no room to store this. Reading and exporting still work.",
                "Free some space on the server, then send again; nothing was half saved.",
            ),
            db::Error::Unique { .. } => Self::new(
                StatusCode::CONFLICT,
                "exists",
                "This exists already",
                "Another record has the same key.",
                "Open the existing record, or change what must be unique.",
            ),
            db::Error::ForeignKey { .. } => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "unknown_reference",
                "Something it refers to is not there",
                "The request names a record that does not exist in this company.",
                "Check the ids in the request.",
            ),
            other => {
                tracing::error!(error = %other, "database error");
                Self::internal()
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, retry) = (self.status(), self.retry_after_s);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(value) = retry.and_then(|s| HeaderValue::from_str(&s.to_string()).ok()) {
            headers.insert(header::RETRY_AFTER, value);
        }
        response
    }
}
