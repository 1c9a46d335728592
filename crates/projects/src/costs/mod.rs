//! Costs: what a job was to cost, what is ordered, what it did cost, what it will cost.
//!
//! Verbs: record (from time entries; bills record their own lines). Events: `cost.recorded`.

mod budget;
mod from_time;
mod money;
mod place;
mod queries;
mod standing;
mod types;

pub use budget::{BudgetPart, OrderLine, OrderedBill, budget, open_orders};
pub use from_time::install;
pub use money::{ProjectMoney, project_money};
pub use place::{Place, place, reached, task_of};
pub(crate) use queries::{NewCost, put};
pub use queries::{project_budget, rows_behind};
pub use standing::{Billable, MoneyStanding, MoneySum, money_standing};
pub use types::*;
