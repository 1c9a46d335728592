//! Earned value against one baseline of several: the first agreed, the one after the last change order, last month's.
//!
//! Dates are the baseline's and so is what was to be done by now. Budgets and what is done of each are as given: budgets
//! that changed with the baseline are given as they were then.

use hashbrown::HashMap;
use jiff::civil::DateTime;
use kernel::{Decimal, WorkCalendar};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{BudgetedWork, Standing, budget_at_completion, earned_value, planned_value};
use crate::baseline::Baseline;

/// A task's budget and how much of it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Budgeted {
    /// The task's id.
    pub task: String,
    #[schema(value_type = String)]
    pub budget: Decimal,
    /// From 0 to 1; see [`super::PercentComplete`].
    #[schema(value_type = String)]
    pub done: Decimal,
}

/// The budgets that a baseline has dates for, and those it has none for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Measured {
    pub work: Vec<BudgetedWork>,
    /// Tasks that came after the baseline: they are no part of what was promised with it, neither planned nor earned.
    pub added: Vec<String>,
}

impl Measured {
    pub fn against(baseline: &Baseline, budgets: &[Budgeted]) -> Self {
        let dates: HashMap<&str, _> = baseline.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
        let (mut work, mut added) = (Vec::new(), Vec::new());
        for Budgeted { task, budget, done } in budgets {
            match dates.get(task.as_str()) {
                Some(was) => {
                    work.push(BudgetedWork { start: was.start, finish: was.finish, budget: *budget, done: *done });
                }
                None => added.push(task.clone()),
            }
        }
        Self { work, added }
    }

    /// PV, EV and BAC by this baseline, with what the same tasks have cost up to now.
    pub fn standing(&self, calendar: &WorkCalendar, at: DateTime, ac: Decimal) -> Standing {
        let work = &self.work;
        Standing { pv: planned_value(work, calendar, at), ev: earned_value(work), ac, bac: budget_at_completion(work) }
    }
}
