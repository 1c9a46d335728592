//! Schedule risk: how probable a finish is when tasks take longer or shorter than planned.
//!
//! A simulation (Monte Carlo; Van Slyke 1963) draws how long every task takes, works out the dates of the whole network by
//! its calendars, links, lags, constraints, deliveries and progress, and does so thousands of times. What is done is
//! certain; of what has begun only the rest varies. The same seed gives the same answer, in whatever order tasks come in.
//!
//! ```
//! use jiff::civil::datetime;
//! use kernel::WorkCalendar;
//! use scheduling::risk::{Risk, Shape, ThreePoint, simulate};
//! use scheduling::{Link, Network, Task};
//!
//! let mut fence = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), WorkCalendar::standard());
//! fence.tasks = vec![Task::new("dig", "Dig and set posts", 2 * 480), Task::new("panels", "Hang panels", 480)];
//! fence.links = vec![Link::new("dig", "panels")];
//! let risk = Risk { otherwise: Shape::Pert(ThreePoint::ratios(0.8, 1.0, 2.0)), ..Risk::default() };
//!
//! let outlook = simulate(&fence, &risk, 1_000, 1, |_| true).unwrap();
//! assert_eq!(outlook.finish.planned, datetime(2026, 5, 6, 17, 0, 0, 0));
//! assert!(outlook.finish.planned_probability < 0.3);
//! assert!(outlook.finish.p80 > outlook.finish.p50);
//! ```

mod clock;
mod compile;
mod draw;
mod draws;
mod hammock;
mod input;
mod money;
mod net;
pub(crate) mod normal;
mod outlook;
mod promises;
mod ratios;
mod simulate;
mod stakes;
mod tally;
mod ties;
mod trace;
mod weather;

#[cfg(test)]
mod tests;

pub use input::{Cost, Damages, DayRate, Days, Factor, Risk, Shape, TaskCost, ThreePoint, Tie, Uncertainty, Unit};
pub use outlook::{
    Bar, CostOutlook, CostPoint, DatePoint, FinishOutlook, Outlook, PromiseKind, PromiseOutlook, Swing, TaskRisk,
};
pub use ratios::{Closed, Estimate, History, Level};
pub use simulate::simulate;
