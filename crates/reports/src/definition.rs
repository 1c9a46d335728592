//! How a report is written down: sets of rows, and figures over them.

use platform::Rights;

use crate::{GroupBy, ReportKind, Unit, adherence, job_margin, pipeline, sources, stages, win_rate};

/// How the period reaches a set's statement, as `$2` and `$3`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// As dates, both included.
    Days,
    /// As instants, the end excluded.
    Instants,
    /// Dates again, but none after today: what is not due yet is not late.
    DaysSoFar,
}

/// What a role has to be allowed to see.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Nothing,
    Cost,
    Margin,
}

impl Need {
    pub fn met(self, rights: Rights) -> bool {
        match self {
            Need::Nothing => true,
            Need::Cost => rights.cost,
            Need::Margin => rights.margin,
        }
    }
}

/// Rows with the columns `record_type, id, title, on_date, amount_minor, group_id, group_name`.
pub(crate) struct Set {
    pub name: &'static str,
    pub span: Span,
    pub need: Need,
    pub sql: String,
}

/// How a figure is made of sets.
pub(crate) enum Sum {
    Count(&'static str),
    Amount(&'static str),
    /// Amount less amount.
    Less(&'static str, &'static str),
    /// Count of count, as a percentage.
    Share(&'static str, &'static str),
    /// (First less second) of first, as a percentage of the amounts.
    Margin(&'static str, &'static str),
    /// Amount for each of a count.
    Each(&'static str, &'static str),
}

pub(crate) struct Column {
    pub name: &'static str,
    pub formula: &'static str,
    pub need: Need,
    pub sum: Sum,
}

impl Column {
    pub fn unit(&self) -> Unit {
        match self.sum {
            Sum::Count(_) => Unit::Count,
            Sum::Amount(_) | Sum::Less(..) | Sum::Each(..) => Unit::Money,
            Sum::Share(..) | Sum::Margin(..) => Unit::Percent,
        }
    }

    pub fn sets(&self) -> Vec<&'static str> {
        match self.sum {
            Sum::Count(a) | Sum::Amount(a) => vec![a],
            Sum::Less(a, b) | Sum::Share(a, b) | Sum::Margin(a, b) | Sum::Each(a, b) => vec![a, b],
        }
    }
}

pub(crate) struct Definition {
    pub by: GroupBy,
    pub groupings: &'static [GroupBy],
    pub cohort: &'static str,
    pub sets: Vec<Set>,
    pub answer: Vec<Column>,
    pub table: Vec<Column>,
}

pub(crate) const fn column(name: &'static str, formula: &'static str, sum: Sum) -> Column {
    Column { name, formula, need: Need::Nothing, sum }
}

pub(crate) const fn guarded(name: &'static str, formula: &'static str, need: Need, sum: Sum) -> Column {
    Column { name, formula, need, sum }
}

pub(crate) fn definition(kind: ReportKind, by: Option<GroupBy>) -> Definition {
    match kind {
        ReportKind::WinRate => win_rate::definition(by),
        ReportKind::Stages => stages::definition(),
        ReportKind::Sources => sources::definition(by),
        ReportKind::JobMargin => job_margin::definition(),
        ReportKind::Adherence => adherence::definition(),
        ReportKind::Pipeline => pipeline::definition(by),
    }
}

/// The grouping asked for if the report has it, else its first.
pub(crate) fn pick(by: Option<GroupBy>, groupings: &'static [GroupBy]) -> GroupBy {
    by.filter(|by| groupings.contains(by)).unwrap_or(groupings[0])
}
