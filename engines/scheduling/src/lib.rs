//! Dates for a network of tasks: when each can begin, how late it may be, and what decides it.
//!
//! Pure: the network goes in as plain data, the answer comes out with the complaints beside it. Nothing here reads a
//! clock, a file or a database.
//!
//! ```
//! use jiff::civil::datetime;
//! use kernel::WorkCalendar;
//! use scheduling::{Driver, Link, Network, Task, schedule};
//!
//! let mut fence = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), WorkCalendar::standard());
//! fence.tasks = vec![
//!     Task::new("dig", "Dig and set posts", 2 * 480),
//!     Task::new("panels", "Hang panels", 480).not_before(datetime(2026, 5, 8, 8, 0, 0, 0), "Delivery of panels"),
//!     Task::new("gate", "Build gate", 480),
//!     Task::milestone("done", "Fence done"),
//! ];
//! fence.links = vec![Link::new("dig", "panels"), Link::new("panels", "done"), Link::new("gate", "done")];
//!
//! let answer = schedule(&fence);
//! assert_eq!(answer.finish, datetime(2026, 5, 8, 17, 0, 0, 0));
//!
//! let panels = answer.task("panels").unwrap();
//! assert!(panels.critical);
//! assert!(matches!(&panels.driver, Driver::NotBefore { label, .. } if label == "Delivery of panels"));
//! // Digging is done on Tuesday and panels come on Friday: two days to spare.
//! assert_eq!(answer.task("dig").unwrap().total_float, 2 * 480);
//! ```

mod backward;
mod baseline;
pub mod crash;
mod cycles;
pub mod dcma;
pub mod earned_value;
mod effort;
mod explain;
mod forward;
mod gates;
mod impact;
mod independent;
mod job;
pub mod levelling;
mod live;
mod network;
mod open_ends;
pub mod pert;
mod plan;
mod precedence;
pub mod resources;
pub mod risk;
mod schedule;
mod solve;
mod stake;
mod verify;
mod words;

pub use baseline::{Baseline, BaselineTask, TaskVariance, Variance, variance};
pub use gates::{Covers, DayCount, Gate, GateDates, GateKind, Lead, Validity};
pub use impact::{Impact, Move, impact};
pub use independent::independent_float;
pub use live::{Change, Drag, Floating, Live, Moved, Term};
pub use network::{
    Constraint, Criticality, Lag, LagCalendar, Link, LinkKind, Network, NotBefore, Progress, ProgressRule, Task,
    TaskKind,
};
pub use schedule::{Driver, Schedule, TaskDates};
pub use solve::schedule;
pub use stake::{Stake, at_stake};
pub use verify::verify;
pub use words::{in_days, whole_days};
