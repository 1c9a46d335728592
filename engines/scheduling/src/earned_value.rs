//! Earned value and earned schedule.
//!
//! Amounts are exact decimals in one currency (or in hours): planned value PV, earned value EV, actual cost AC and budget
//! at completion BAC. Ratios are not rounded; whoever shows them rounds. A ratio over nothing is `None`, not a number.
//!
//! Formulas as in the PMI Practice Standard for Earned Value Management; earned schedule as in W. Lipke, "Schedule is
//! Different" (2003).

mod against;
mod percent;

use jiff::civil::DateTime;
use kernel::{Decimal, WorkCalendar};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use against::{Budgeted, Measured};
pub use percent::{PercentComplete, Step};

/// Where a project stands at its data date.
///
/// ```
/// use scheduling::earned_value::{EacMethod, Standing};
/// let s = Standing { pv: 40_000.into(), ev: 30_000.into(), ac: 35_000.into(), bac: 100_000.into() };
/// assert_eq!(s.cv(), (-5_000).into());
/// assert_eq!(s.spi().unwrap().to_string(), "0.75");
/// assert_eq!(s.eac(EacMethod::RestAsBudgeted).unwrap(), 105_000.into());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Standing {
    #[schema(value_type = String)]
    pub pv: Decimal,
    #[schema(value_type = String)]
    pub ev: Decimal,
    #[schema(value_type = String)]
    pub ac: Decimal,
    #[schema(value_type = String)]
    pub bac: Decimal,
}

/// How the rest of the work is expected to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EacMethod {
    /// As the work so far: EAC = BAC / CPI.
    AsSoFar,
    /// As budgeted: EAC = AC + (BAC − EV).
    RestAsBudgeted,
    /// Slowed by cost and schedule alike: EAC = AC + (BAC − EV) / (CPI × SPI).
    CostAndSchedule,
    /// By a fresh estimate of what is left: EAC = AC + ETC.
    Estimated {
        #[schema(value_type = String)]
        etc: Decimal,
    },
}

impl Standing {
    /// Cost variance: EV − AC. Negative is over budget.
    pub fn cv(&self) -> Decimal {
        self.ev - self.ac
    }

    /// Schedule variance in money: EV − PV. Negative is behind.
    pub fn sv(&self) -> Decimal {
        self.ev - self.pv
    }

    /// Cost performance index: EV / AC.
    pub fn cpi(&self) -> Option<Decimal> {
        self.ev.checked_div(self.ac)
    }

    /// Schedule performance index: EV / PV.
    pub fn spi(&self) -> Option<Decimal> {
        self.ev.checked_div(self.pv)
    }

    /// Share of the budget that is earned: EV / BAC.
    pub fn percent_complete(&self) -> Option<Decimal> {
        self.ev.checked_div(self.bac)
    }

    /// Estimate at completion.
    pub fn eac(&self, method: EacMethod) -> Option<Decimal> {
        let rest = self.bac - self.ev;
        match method {
            // BAC × AC / EV, so that nothing is rounded on the way through CPI.
            EacMethod::AsSoFar => self.bac.checked_mul(self.ac)?.checked_div(self.ev),
            EacMethod::RestAsBudgeted => Some(self.ac + rest),
            EacMethod::CostAndSchedule => {
                let slowed = rest.checked_mul(self.ac)?.checked_mul(self.pv)?;
                slowed.checked_div(self.ev)?.checked_div(self.ev)?.checked_add(self.ac)
            }
            EacMethod::Estimated { etc } => self.ac.checked_add(etc),
        }
    }

    /// Estimate to complete: EAC − AC.
    pub fn etc(&self, method: EacMethod) -> Option<Decimal> {
        self.eac(method)?.checked_sub(self.ac)
    }

    /// Variance at completion: BAC − EAC. Negative is over budget.
    pub fn vac(&self, method: EacMethod) -> Option<Decimal> {
        self.bac.checked_sub(self.eac(method)?)
    }

    /// The cost performance needed to end on budget: (BAC − EV) / (BAC − AC). `None` once the budget is spent.
    pub fn tcpi(&self) -> Option<Decimal> {
        self.tcpi_to(self.bac)
    }

    /// The cost performance needed to end at what is expected now: (BAC − EV) / (EAC − AC). By the EAC that goes on as so
    /// far, it is the CPI again.
    pub fn tcpi_to_eac(&self, method: EacMethod) -> Option<Decimal> {
        self.tcpi_to(self.eac(method)?)
    }

    /// The cost performance needed to end at another amount: (BAC − EV) / (target − AC).
    pub fn tcpi_to(&self, target: Decimal) -> Option<Decimal> {
        let left = target.checked_sub(self.ac).filter(|left| *left > Decimal::ZERO)?;
        (self.bac - self.ev).checked_div(left)
    }
}

/// One point of the planned value curve: how much was to be earned by then, from the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Point {
    /// In any unit of time, from the project's start: weeks, months, working days.
    #[schema(value_type = String)]
    pub time: Decimal,
    #[schema(value_type = String)]
    pub pv: Decimal,
}

/// Where the project stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EarnedSchedule {
    /// ES: the time by which what is earned now was to be earned.
    #[schema(value_type = String)]
    pub es: Decimal,
    /// AT: the time now.
    #[schema(value_type = String)]
    pub at: Decimal,
    /// PD: the time at which the curve first reaches its end.
    #[schema(value_type = String)]
    pub planned_duration: Decimal,
}

impl EarnedSchedule {
    /// Reads ES off the curve: C + (EV − PV_C) / (PV_{C+1} − PV_C), where C is the last point not above EV. `None` for a
    /// curve without points.
    ///
    /// The points are in the order of time and their values never fall.
    pub fn new(curve: &[Point], ev: Decimal, at: Decimal) -> Option<Self> {
        let last = curve.last()?;
        let planned_duration = curve.iter().find(|p| p.pv >= last.pv)?.time;
        Some(Self { es: read_off(curve, ev, planned_duration), at, planned_duration })
    }

    /// SV(t) = ES − AT, in units of time. Negative is behind.
    pub fn sv(&self) -> Decimal {
        self.es - self.at
    }

    /// SPI(t) = ES / AT.
    pub fn spi(&self) -> Option<Decimal> {
        self.es.checked_div(self.at)
    }

    /// IEAC(t) = PD / SPI(t): how long the project takes if it goes on at this pace.
    pub fn forecast_duration(&self) -> Option<Decimal> {
        self.planned_duration.checked_mul(self.at)?.checked_div(self.es)
    }
}

fn read_off(curve: &[Point], ev: Decimal, planned_duration: Decimal) -> Decimal {
    if curve.last().is_some_and(|last| ev >= last.pv) {
        return planned_duration;
    }
    let next = curve.partition_point(|p| p.pv <= ev);
    let after = curve[next];
    let before = next.checked_sub(1).map_or(Point { time: Decimal::ZERO, pv: Decimal::ZERO }, |c| curve[c]);
    let share = (ev - before.pv).checked_div(after.pv - before.pv).unwrap_or_default();
    before.time + share * (after.time - before.time)
}

/// A piece of work with its budget, as the baseline has it, and how much of it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BudgetedWork {
    #[schema(value_type = String)]
    pub start: DateTime,
    #[schema(value_type = String)]
    pub finish: DateTime,
    #[schema(value_type = String)]
    pub budget: Decimal,
    /// From 0 to 1.
    #[schema(value_type = String)]
    pub done: Decimal,
}

/// PV at a moment: each budget is spread evenly over the working time of its baseline dates.
pub fn planned_value(work: &[BudgetedWork], calendar: &WorkCalendar, at: DateTime) -> Decimal {
    work.iter().map(|w| w.budget * planned_share(w, calendar, at)).sum()
}

fn planned_share(work: &BudgetedWork, calendar: &WorkCalendar, at: DateTime) -> Decimal {
    let whole = calendar.work_between(work.start, work.finish);
    if whole <= 0 {
        return if at >= work.finish { Decimal::ONE } else { Decimal::ZERO };
    }
    let past = calendar.work_between(work.start, at).clamp(0, whole);
    Decimal::from(past) / Decimal::from(whole)
}

/// EV: budgets times what is done of each.
pub fn earned_value(work: &[BudgetedWork]) -> Decimal {
    work.iter().map(|w| w.budget * w.done.clamp(Decimal::ZERO, Decimal::ONE)).sum()
}

/// BAC: all budgets.
pub fn budget_at_completion(work: &[BudgetedWork]) -> Decimal {
    work.iter().map(|w| w.budget).sum()
}
