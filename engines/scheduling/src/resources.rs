//! Levelling a network of tasks on calendars: who does what and when, so that no crew or machine is in two places.
//!
//! `level` answers with a proposal: the network with each task that waits for a crew held until its turn, the dates that
//! follow, and a dated list of what moved and why. Nothing is changed until somebody applies it. `check` is the second
//! mind: it looks at a proposal alone.
//!
//! ```
//! use jiff::civil::datetime;
//! use kernel::WorkCalendar;
//! use scheduling::resources::{Need, Pool, Resource, check, level};
//! use scheduling::{Network, Task};
//!
//! let mut week = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), WorkCalendar::standard());
//! week.tasks = vec![
//!     Task::summary("elm", "Elm St"),
//!     Task::new("elm-dig", "Dig and set posts", 2 * 480).inside("elm"),
//!     Task::summary("oak", "Oak Ave"),
//!     Task::new("oak-dig", "Dig and set posts", 480).inside("oak"),
//! ];
//! let pool = Pool {
//!     resources: vec![Resource::new("b", "Crew B", 1)],
//!     needs: vec![Need::new("elm-dig", "b"), Need::new("oak-dig", "b")],
//!     ..Pool::default()
//! };
//! let proposal = level(&week, &pool, 1, |_| true);
//! assert!(proposal.proved_optimal && check(&week, &pool, &proposal).is_empty());
//! assert_eq!(proposal.moves[0].reason, "Crew B is on “Oak Ave: Dig and set posts” until Mon 4 May 2026 17:00.");
//! ```

mod check;
mod flow;
mod ledger;
mod level;
mod modes;
mod moves;
mod outlook;
mod pool;
mod rough;
mod search;
mod walk;

use jiff::civil::DateTime;
use kernel::Diagnostic;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::network::Network;
use crate::schedule::Schedule;
pub use check::check;
pub use level::{LEVELLING, level};
pub use outlook::{Binding, Credible, Likely, Outlook, Prospect, Work, credible};
pub use pool::{Away, Need, Pool, Promise, Resource, WHOLE, Who};

/// How far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub finish: DateTime,
    /// No plan finishes sooner.
    pub lower_bound: DateTime,
    /// Weighted working minutes after what was promised.
    pub lateness: i64,
    pub steps: u64,
}

/// A levelled plan, as a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Levelling {
    /// The network on the calendars of those who do its tasks, with each task that waits for them held until its turn:
    /// what there will be if the proposal is applied.
    pub network: Network,
    /// Its dates.
    pub schedule: Schedule,
    pub finish: DateTime,
    /// No plan finishes sooner.
    pub lower_bound: DateTime,
    /// Weighted working minutes after what was promised.
    pub lateness: i64,
    /// No plan is less late and none that is as late finishes sooner.
    pub proved_optimal: bool,
    pub assigned: Vec<Assigned>,
    /// In the order of the new dates.
    pub moves: Vec<Delay>,
    pub diagnostics: Vec<Diagnostic>,
    /// Plans that were made to find this one.
    pub steps: u64,
}

/// A resource that does a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Assigned {
    pub task: String,
    pub resource: String,
    /// In hundredths.
    pub amount: u32,
}

/// A task that starts later than it could by links and dates alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delay {
    pub id: String,
    pub name: String,
    #[schema(value_type = String)]
    pub from: DateTime,
    #[schema(value_type = String)]
    pub to: DateTime,
    /// Working minutes of the project's calendar.
    pub minutes: i64,
    /// In words: "Crew B is on “Elm St: Set posts” until Thu 7 May 2026 17:00."
    pub reason: String,
}
