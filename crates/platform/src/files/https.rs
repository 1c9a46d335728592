//! How a bucket is reached: over the TLS and the certificates that mail uses, instead of a second set of both.

use std::{error::Error, time::Duration};

use async_trait::async_trait;
use http_body_util::BodyExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector as Tcp},
    rt::TokioExecutor,
};
use object_store::{
    ClientOptions,
    client::{
        HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse,
        HttpResponseBody, HttpService,
    },
};

#[derive(Debug)]
pub struct Https;

impl HttpConnector for Https {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let no_roots = |e: std::io::Error| object_store::Error::Generic { store: "S3", source: e.into() };
        let mut tcp = Tcp::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(Duration::from_secs(5)));
        let tls = HttpsConnectorBuilder::new().with_native_roots().map_err(no_roots)?;
        let wires = tls.https_or_http().enable_http1().wrap_connector(tcp);
        Ok(HttpClient::new(Requests(Client::builder(TokioExecutor::new()).build(wires))))
    }
}

#[derive(Debug)]
struct Requests(Client<HttpsConnector<Tcp>, HttpRequestBody>);

#[async_trait]
impl HttpService for Requests {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let sent = self.0.request(request).await;
        let answer = sent.map_err(|e| {
            let kind = if e.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
            told(kind, &e)
        })?;
        Ok(answer.map(|body| HttpResponseBody::new(body.map_err(|e| told(HttpErrorKind::Interrupted, &e)))))
    }
}

/// With the first cause, which says more than what came of it.
fn told(kind: HttpErrorKind, error: &dyn Error) -> HttpError {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    HttpError::new_boxed(kind, cause.to_string().into())
}
