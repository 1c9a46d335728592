//! Database, files and clock without a server or a company: what every test app stands on.

use platform::{Clock, Ids, Platform, Settings, files::Files, mail::Transport};
use tokio::net::TcpListener;

use crate::{
    Database,
    app::START,
    databases::{self, OwnDatabase},
};

pub struct Installation {
    pub platform: Platform,
    pub database: Database,
    folder: tempfile::TempDir,
    /// Dropped with it, where it has a database of its own.
    own: Option<OwnDatabase>,
}

impl Installation {
    /// Nobody's yet, on a database that no other test uses.
    pub async fn empty(database: Database) -> Self {
        Self::open(database, Transport::Outbox, None, true).await.0
    }

    /// With the port on which it is to be reached. Files are in its folder where no other place is given.
    pub(crate) async fn open(
        database: Database,
        mail: Transport,
        files: Option<Files>,
        apart: bool,
    ) -> (Self, TcpListener) {
        let _ = tracing_subscriber::fmt().with_env_filter("warn").with_test_writer().try_init();
        let folder = tempfile::tempdir().expect("a folder for the test");
        let own = match database {
            Database::Postgres if apart => Some(OwnDatabase::create().await),
            _ => None,
        };
        let store = databases::open(database, folder.path(), own.as_ref()).await;
        let clock = Clock::fixed(START.parse().expect("a timestamp"));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let settings = Settings {
            public_url: format!("http://{address}"),
            mail_from: "Ridge Fence <office@ridge.example>".into(),
        };
        let files = files.unwrap_or_else(|| Files::in_folder(folder.path().join("files")));
        let platform = Platform::new(store, clock, Ids::random(), files, mail, settings);
        (Self { platform, database, folder, own }, listener)
    }

    /// How another program opens the same database; None where the folder says it, or other tests share it.
    pub(crate) fn database_url(&self) -> Option<String> {
        self.own.as_ref().map(OwnDatabase::url)
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}
