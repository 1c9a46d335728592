//! What tests stand on: a whole server on either database, a fixed clock, seeded ids, a client that speaks the API.

mod app;
mod client;
mod databases;
mod installation;
pub mod kill;
mod s3;
mod smtp;
mod typesetter;

pub use app::TestApp;
pub use client::{Answer, Client};
pub use databases::{Database, server_url};
pub use installation::Installation;
pub use s3::S3Server;
pub use smtp::MailServer;
pub use typesetter::typesetter;

pub use api;
pub use reqwest::RequestBuilder;
pub use serde_json::{Value, json};

/// Declares one test that runs on SQLite and on PostgreSQL.
///
/// ```ignore
/// both! {
///     async fn a_new_account_is_listed(app) {
///         let answer = app.owner().post("/accounts", json!({ ... })).await;
///     }
/// }
/// ```
#[macro_export]
macro_rules! both {
    ($(#[$meta:meta])* async fn $name:ident($app:ident) $body:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story(mut $app: $crate::TestApp) {
                let _ = &mut $app;
                $body
            }

            $(#[$meta])*
            #[tokio::test]
            async fn sqlite() {
                story($crate::TestApp::start($crate::Database::Sqlite).await).await
            }

            $(#[$meta])*
            #[tokio::test]
            async fn postgres() {
                story($crate::TestApp::start($crate::Database::Postgres).await).await
            }
        }
    };
}
