//! The real server, in this process, on loopback.

use std::{net::SocketAddr, path::Path};

use anyhow::{Context, Result};
use api::{App, AppConfig};
use platform::{Actor, Platform};

use crate::{
    client::{Client, Request},
    place::{self, Place},
    record::{Answered, Recorder},
};

pub struct Server {
    pub platform: Platform,
    pub address: SocketAddr,
    pub cookie: String,
    recorder: Recorder,
}

impl Server {
    pub async fn start(place: &Place, folder: &Path) -> Result<Self> {
        let recorder = Recorder::default();
        let platform = place::platform(&place.server, folder, Some(recorder.watch()))?;
        let app = App::new(platform.clone(), AppConfig::default(), testkit::typesetter());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(api::serve(listener, api::router(app, api::empty_web())));
        let worker = platform.clone();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        tokio::spawn(async move {
            worker.work(stopped).await;
            drop(stop);
        });
        let Actor::User { id, .. } = place.who.actor else { anyhow::bail!("the owner is a person") };
        let signed = platform.open_session(place.who.clone(), id, None).await?;
        Ok(Self { platform, address, cookie: format!("ridgebeam={}", signed.token), recorder })
    }

    /// Sends each request once and notes what the server asked its database for.
    pub async fn record(&self, requests: &[Request]) -> Result<Vec<Answered>> {
        let mut client = Client::connect(self.address).await?;
        let mut answered = Vec::new();
        for request in requests {
            self.recorder.start();
            let body = bytes::Bytes::copy_from_slice(client.send(request).await?);
            let mut statements = self.recorder.stop().into_iter();
            let session = statements.next().context("a request looks its session up")?;
            answered.push(Answered { session, statements: statements.collect(), body });
        }
        Ok(answered)
    }
}
