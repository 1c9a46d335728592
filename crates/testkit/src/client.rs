//! A client that speaks the API as the web app does: session, idempotency keys, versions.

use std::net::SocketAddr;

use platform::{Platform, UserId, Who};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: SocketAddr,
    token: Option<String>,
}

/// A status and a body, with words for what tests ask.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    /// The media type, as the answer names it.
    pub kind: String,
    pub body: Value,
    pub text: String,
}

impl Answer {
    /// The body of a request that must have worked.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text);
        self.body
    }

    /// The problem code of a request that must have been refused with this status.
    #[track_caller]
    pub fn refused(self, status: u16) -> String {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.body["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Client {
    pub fn new(address: SocketAddr, token: Option<String>) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { http, address, token }
    }

    pub(crate) async fn signed_in(address: SocketAddr, platform: &Platform, who: Who, user: UserId) -> Self {
        let signed = platform.open_session(who, user, None).await.expect("a session opens");
        Self::new(address, Some(signed.token))
    }

    /// The session's cookie value, for a browser that shall be this person.
    pub fn session(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// A request to any path of the server.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("http://{}{path}", self.address));
        match &self.token {
            Some(token) => request.header("cookie", format!("ridgebeam={token}")),
            None => request,
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("the server answers");
        let status = response.status();
        let kind = response.headers().get("content-type").and_then(|t| t.to_str().ok()).unwrap_or_default().to_owned();
        if kind == "text/event-stream" {
            return Answer { status, kind, body: Value::Null, text: String::new() }; // it has no end to wait for
        }
        let text = response.text().await.expect("a whole answer");
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status, kind, body, text }
    }

    fn api(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, &format!("/api/v1{path}"))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.api(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.api(Method::POST, path).json(&body)).await
    }

    /// A post that can be repeated safely.
    pub async fn post_once(&self, path: &str, key: &str, body: Value) -> Answer {
        self.send(self.api(Method::POST, path).header("idempotency-key", key).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(self.api(Method::PUT, path).json(&body)).await
    }

    /// A post that carries the version that was read.
    pub async fn post_at(&self, path: &str, version: i64, body: Value) -> Answer {
        self.send(self.api(Method::POST, path).header("if-match", format!("\"{version}\"")).json(&body)).await
    }

    pub async fn patch(&self, path: &str, version: i64, body: Value) -> Answer {
        self.send(self.api(Method::PATCH, path).header("if-match", format!("\"{version}\"")).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.api(Method::DELETE, path)).await
    }

    /// Sends a file as the web app does.
    pub async fn upload(&self, name: &str, bytes: Vec<u8>) -> Answer {
        self.send(self.api(Method::POST, "/files").header("x-file-name", name).body(bytes)).await
    }
}
