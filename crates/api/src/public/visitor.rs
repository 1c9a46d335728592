//! Where a request without a sign-in came from, for records that must say so.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};

pub struct Visitor {
    pub ip: String,
    /// What a proxy wrote; anybody can write it.
    pub forwarded_for: Option<String>,
    pub user_agent: String,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            ip: address.map(|a| a.0.ip().to_string()).unwrap_or_default(),
            forwarded_for: text(&parts.headers, "x-forwarded-for"),
            user_agent: text(&parts.headers, header::USER_AGENT.as_str()).unwrap_or_default(),
        })
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    Some(value.chars().take(300).collect())
}
