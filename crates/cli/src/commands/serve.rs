use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context, Result};
use api::{App, AppConfig};
use clap::Args;
use platform::{Clock, Settings, mail::Transport};

use crate::{open::Place, web};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8017", env = "RIDGEBEAM_LISTEN")]
    listen: SocketAddr,
    /// The address people use, when it is not the one listened on: https://ridge.example
    #[arg(long, env = "RIDGEBEAM_PUBLIC_URL")]
    public_url: Option<String>,
    /// smtp://host:port or smtps://user:password@host; without one, mail stays in the built-in outbox.
    #[arg(long, default_value = "outbox", env = "RIDGEBEAM_MAIL_URL")]
    mail_url: String,
    /// The sender of outgoing mail.
    #[arg(long, default_value = "Ridgebeam <office@localhost>", env = "RIDGEBEAM_MAIL_FROM")]
    mail_from: String,
}

pub async fn run(serve: Serve) -> Result<()> {
    let public_url = serve.public_url.clone().unwrap_or_else(|| format!("http://{}", serve.listen));
    let https = public_url.starts_with("https://");
    let settings =
        Settings { public_url: public_url.trim_end_matches('/').to_owned(), mail_from: serve.mail_from.clone() };
    let mail = Transport::from_url(&serve.mail_url)?;
    let platform = serve.place.platform(true, clock()?, mail, settings).await?;
    let app = App::new(platform.clone(), AppConfig { https }, Arc::new(documents::Press::default()));
    let listener = tokio::net::TcpListener::bind(serve.listen)
        .await
        .with_context(|| format!("{} is taken or not allowed; choose another with --listen", serve.listen))?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let worker = tokio::spawn({
        let platform = platform.clone();
        async move { platform.work(stopped).await }
    });
    eprintln!("ridgebeam: ready on {}", listener.local_addr()?);
    tokio::select! {
        served = api::serve(listener, api::router(app, web::router())) => served?,
        _ = asked_to_stop() => {}
    }
    let _ = stop.send(true);
    let _ = worker.await;
    platform.store().close().await;
    Ok(())
}

/// The system's clock. A debug build may be told to run ahead of it or behind, so that a browser test can see next year.
fn clock() -> Result<Clock> {
    #[cfg(debug_assertions)]
    if let Ok(seconds) = std::env::var("RIDGEBEAM_CLOCK_OFFSET") {
        let seconds = seconds.parse().context("RIDGEBEAM_CLOCK_OFFSET is a number of seconds")?;
        return Ok(Clock::system_ahead(jiff::SignedDuration::from_secs(seconds)));
    }
    Ok(Clock::system())
}

async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut term) = signal(SignalKind::terminate()) else { return };
        tokio::select! {
            _ = term.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
}
