//! A whole server in the test's process, on a port of its own.

use std::net::SocketAddr;

use api::{App, AppConfig};
use jiff::{SignedDuration, Timestamp};
use platform::identity::{invitations::NewInvitation, setup::NewCompany};
use platform::{Platform, Role, UserId, Who, files::Files, mail::Transport};
use tokio::net::TcpListener;

use crate::{Client, Database, Installation};

pub struct TestApp {
    pub platform: Platform,
    pub database: Database,
    /// The owner, as an actor for calls below HTTP.
    pub who: Who,
    address: SocketAddr,
    owner: Client,
    installation: Installation,
}

/// Every test begins on this Tuesday.
pub const START: &str = "2026-03-03T15:00:00Z";

impl TestApp {
    pub async fn start(database: Database) -> Self {
        Self::start_with(database, Transport::Outbox).await
    }

    pub async fn start_with(database: Database, mail: Transport) -> Self {
        Self::serve(Installation::open(database, mail, None, false).await).await
    }

    /// On a database of its own, for what looks at every company there is.
    pub async fn start_apart(database: Database) -> Self {
        Self::serve(Installation::open(database, Transport::Outbox, None, true).await).await
    }

    /// On a database of its own, with files in that place.
    pub async fn start_with_files(database: Database, files: Files) -> Self {
        Self::serve(Installation::open(database, Transport::Outbox, Some(files), true).await).await
    }

    async fn serve((installation, listener): (Installation, TcpListener)) -> Self {
        let (platform, database) = (installation.platform.clone(), installation.database);
        let address = listener.local_addr().expect("an address");
        let app = App::new(platform.clone(), AppConfig::default(), crate::typesetter::typesetter());
        tokio::spawn(async move { axum_serve(listener, app).await });
        let (who, user) = found(&platform, "Ridge Fence Co", "fence").await;
        let owner = Client::signed_in(address, &platform, who.clone(), user).await;
        Self { platform, database, who, address, owner, installation }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of its own PostgreSQL database.
    pub fn database_url(&self) -> Option<String> {
        self.installation.database_url()
    }

    pub fn folder(&self) -> &std::path::Path {
        self.installation.folder()
    }

    /// The owner's browser.
    pub fn owner(&self) -> Client {
        self.owner.clone()
    }

    /// Somebody without a sign-in.
    pub fn stranger(&self) -> Client {
        Client::new(self.address, None)
    }

    /// A new colleague with this role.
    pub async fn member(&self, role: Role) -> Client {
        let (user, who) = self.add_member(role, &format!("{role} person")).await;
        Client::signed_in(self.address, &self.platform, who, user).await
    }

    pub async fn add_member(&self, role: Role, name: &str) -> (UserId, Who) {
        self.add_member_to(&self.who, role, name).await
    }

    /// A new member of the company of this actor.
    pub async fn add_member_to(&self, of: &Who, role: Role, name: &str) -> (UserId, Who) {
        let email = format!("{}@ridge.example", self.platform.ids().secret().to_lowercase());
        let new = NewInvitation { name: name.to_owned(), email, role };
        let user = self
            .platform
            .act(of, move |act| platform::identity::invitations::add_member(act, &new, "no password"))
            .await
            .expect("the member is added");
        let actor = platform::Actor::User { id: user, name: name.to_owned() };
        (user, Who { company: of.company, actor, role })
    }

    /// Another company on the same server, to test the wall between them.
    pub async fn other_company(&self) -> Client {
        self.found_another().await.1
    }

    /// Another company, with its owner as an actor and as a browser.
    pub async fn found_another(&self) -> (Who, Client) {
        let (who, user) = found(&self.platform, "Other Builders", "general").await;
        let client = Client::signed_in(self.address, &self.platform, who.clone(), user).await;
        (who, client)
    }

    /// Runs every job of this company that is due.
    pub async fn run_jobs(&self) -> usize {
        self.run_jobs_of(&self.who).await
    }

    /// Runs every job of that company that is due, as the worker of a running server does.
    pub async fn run_jobs_of(&self, who: &Who) -> usize {
        self.platform.notice_clock(Some(who.company)).await.expect("the clock is looked at");
        self.platform.run_due_jobs(Some(who.company)).await.expect("jobs run")
    }

    pub fn now(&self) -> Timestamp {
        self.platform.clock().now()
    }

    /// Lets time pass, and runs what became due.
    pub async fn pass(&self, span: SignedDuration) {
        self.platform.clock().set(self.now() + span);
        self.run_jobs().await;
    }
}

async fn axum_serve(listener: TcpListener, app: App) {
    let router = api::router(app, api::empty_web());
    let _ = api::serve(listener, router).await;
}

async fn found(platform: &Platform, company: &str, trade: &str) -> (Who, UserId) {
    let new = NewCompany {
        company_name: company.into(),
        name: "Dolores Reyes".into(),
        email: format!("{}@ridge.example", platform.ids().secret()),
        password: "three cedar posts".into(),
        trade: trade.into(),
        time_zone: Some("America/Denver".into()),
        currency: None,
        locale: None,
    };
    platform.found(new, api::app::FURNISH).await.expect("the company is founded")
}
