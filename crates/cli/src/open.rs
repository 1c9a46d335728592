//! Opening an installation: its data folder, its database, its mail server.

use std::{ffi::OsString, path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use clap::Args;
use db::{Store, StoreOptions};
use platform::{Clock, CompanyId, Ids, Platform, Settings, Who, files::Files, mail::Transport};

const PATIENCE: Duration = Duration::from_secs(6 * 3600);

/// Where the installation lives.
#[derive(Args, Clone)]
pub struct Place {
    /// The folder that holds everything: database, files.
    #[arg(long, default_value = "ridgebeam-data", env = "RIDGEBEAM_DATA")]
    pub data: PathBuf,
    /// A PostgreSQL database instead of the embedded one: postgres://user@host/name
    #[arg(long, env = "RIDGEBEAM_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Where photos and PDFs are kept instead of the data folder: another folder, or s3://bucket/prefix with the keys,
    /// region and address in the AWS_… variables of the environment.
    #[arg(long, env = "RIDGEBEAM_FILES")]
    pub files: Option<String>,
}

impl Place {
    pub fn url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("ridgebeam.db").display()))
    }

    pub fn files(&self) -> Result<Files> {
        match &self.files {
            None => Ok(Files::in_folder(self.data.join("files"))),
            Some(place) => {
                let text =
                    |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
                Ok(Files::open(place, std::env::vars_os().filter_map(text))?)
            }
        }
    }

    /// The store, brought up to date. Refuses a database that a newer version has written.
    pub async fn store(&self, sole_server: bool) -> Result<Store> {
        self.opened(sole_server, StoreOptions::default().read_deadline).await
    }

    async fn opened(&self, sole_server: bool, read_deadline: Duration) -> Result<Store> {
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the folder {} can't be made; name another with --data", self.data.display()))?;
        let readers = std::thread::available_parallelism().map_or(4, |n| n.get().max(2));
        let options = StoreOptions { url: self.url(), readers, sole_server, read_deadline, ..Default::default() };
        let store = Store::open(&options).context("the database can't be opened")?;
        store.migrate(platform::migrations::ALL).await.context("the schema can't be brought up to date")?;
        Ok(store)
    }

    pub async fn platform(
        &self,
        sole_server: bool,
        clock: Clock,
        mail: Transport,
        settings: Settings,
    ) -> Result<Platform> {
        let store = self.store(sole_server).await?;
        self.on(store, clock, mail, settings)
    }

    fn on(&self, store: Store, clock: Clock, mail: Transport, settings: Settings) -> Result<Platform> {
        Ok(Platform::new(store, clock, Ids::random(), self.files()?, mail, settings))
    }

    /// The platform as a command uses it: system clock, no mail of its own.
    pub async fn quiet(&self) -> Result<Platform> {
        let platform = self.platform(false, Clock::system(), Transport::Outbox, Settings::default()).await?;
        platform.install(api::app::handlers(std::sync::Arc::new(documents::Press::default())));
        Ok(platform)
    }
}

impl Place {
    /// For reading everything there is, which may take longer than any request.
    pub async fn patient(&self) -> Result<Platform> {
        let store = self.opened(false, PATIENCE).await?;
        self.on(store, Clock::system(), Transport::Outbox, Settings::default())
    }
}

/// The companies of an installation, with their names.
pub async fn companies(platform: &Platform) -> Result<Vec<(CompanyId, String)>> {
    let found = platform
        .store()
        .system_read(|q| -> platform::Result<Vec<(CompanyId, String)>> {
            q.rows("SELECT company_id, name FROM company ORDER BY created_at", &[])?
                .iter()
                .map(|r| Ok((r.get("company_id")?, r.get("name")?)))
                .collect()
        })
        .await?;
    Ok(found)
}

/// The only company, or the one that is named.
pub async fn company(platform: &Platform, name: Option<&str>) -> Result<Who> {
    let all = companies(platform).await?;
    let found = match name {
        Some(name) => all.iter().find(|(id, n)| n == name || id.to_string() == name),
        None if all.len() == 1 => all.first(),
        None if all.is_empty() => {
            anyhow::bail!("there is no company yet; open the web app and found one, or run `ridgebeam demo`")
        }
        None => anyhow::bail!(
            "there are several companies; name one with --company: {}",
            all.iter().map(|(_, n)| n.as_str()).collect::<Vec<_>>().join(", ")
        ),
    };
    match found {
        Some((id, _)) => Ok(Who::system(*id)),
        None => anyhow::bail!("no company is called {}", name.unwrap_or_default()),
    }
}
