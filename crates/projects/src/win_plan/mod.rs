//! The win plan: what a signed proposal becomes, to be read before anything is created.
//!
//! A pure planner turns the sold scope into tasks, links, gates, budget, purchases, deliveries and the billing
//! schedule; every part says which estimate lines it came from. The office changes a line or two and commits: one
//! transaction, once. Until the first actual (time, cost, a received delivery, progress) it can be reversed.
//!
//! States: `draft`, `committed`, `reversed` (which may be changed and committed again). Events: `win_plan.drafted`,
//! `win_plan.changed`, `win_plan.committed`, `win_plan.reversed`.

mod change;
mod commit;
mod dates;
mod definition;
mod draft;
mod plan;
mod queries;
mod reverse;
mod template;

pub use change::{PlanChange, PlanLineChange, change};
pub use commit::commit;
pub use definition::*;
pub use draft::{draft, on_signed};
pub use plan::plan;
pub use queries::{WinPlan, WinPlanFilter, WinPlanId, WinPlanRow, WinPlanState, get, list};
pub use reverse::reverse;
pub use template::{Template, TemplateGate};
