//! Gates: what has to be granted, paid, passed or delivered before work may begin, and how long it then holds good.
//!
//! A gate is told in whole days, as offices count. It opens when the day begins on which it is granted; before the passes
//! it becomes a hold on its tasks ([`crate::NotBefore`], whose source is the gate's id), so that drivers and what is at
//! stake know it like any other. After the passes each gate tells what it costs and when it has to be asked for.

mod answer;
mod complaints;
mod days;
mod opening;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use answer::answer;
pub(crate) use opening::{unusable, with_holds, without_holds};

/// A permit, a utility locate, an approval, a deposit, an inspection or a long-lead item.
///
/// It opens on the day it was granted; else on the day it is promised for; else when its lead time after the request is
/// over; and if nobody has asked for it, as if it were asked for on the data date (or, without one, at the project's
/// start). What is not granted by the data date opens then at the earliest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Gate {
    /// Unique in the network; the holds it becomes have it as their source.
    pub id: String,
    /// In words: "Excavation permit". The id where empty.
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub kind: GateKind,
    /// Ids of the tasks that may not begin before it opens. A summary stands for its parts.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// The day it was asked, applied, invoiced or ordered for.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub requested: Option<Date>,
    #[serde(default)]
    pub lead: Lead,
    /// The day somebody promised it for: an appointment, a due date, a delivery date. Counts before request and lead.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub expected: Option<Date>,
    /// The day it was granted, paid, passed or delivered. Counts before everything else.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub granted: Option<Date>,
    #[serde(default)]
    pub validity: Option<Validity>,
    /// What proves it: a permit's number, a ticket.
    #[serde(default)]
    pub evidence: Option<String>,
}

impl Gate {
    /// Not asked for, granted the day it is asked for, valid for ever.
    pub fn new(id: impl Into<String>, kind: GateKind, tasks: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { id: id.into(), kind, tasks: tasks.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// What to call it in a sentence.
    pub fn title(&self) -> &str {
        if self.label.is_empty() { &self.id } else { &self.label }
    }

    /// Whether there is a day to go by: it was asked for, promised or granted.
    pub(crate) fn is_under_way(&self) -> bool {
        self.requested.is_some() || self.expected.is_some() || self.granted.is_some()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    Permit,
    /// Owners of buried lines mark them before anybody digs.
    UtilityLocate,
    /// Of a homeowners' association, an architect, a neighbour.
    Approval,
    Deposit,
    Inspection,
    /// Windows, switchgear, steel: ordered long before it is built in.
    LongLeadItem,
    #[default]
    Other,
}

/// How long it takes from the request until it is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Lead {
    /// The day of the request does not count: asked for on Monday, two working days later is Wednesday.
    pub days: i64,
    #[serde(default)]
    pub count: DayCount,
    /// Whose working days: an index into the network's calendars; the project's own where none is named.
    #[serde(default)]
    pub calendar: Option<usize>,
}

impl Lead {
    pub fn working(days: i64) -> Self {
        Self { days, ..Self::default() }
    }

    pub fn calendar(days: i64) -> Self {
        Self { days, count: DayCount::Calendar, calendar: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    #[default]
    Working,
    Calendar,
}

/// How long it holds good once granted, in calendar days of which the day it is granted is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Validity {
    pub days: i64,
    #[serde(default)]
    pub covers: Covers,
}

/// What has to happen while a gate holds good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// The work begins.
    #[default]
    Start,
    /// The work is done.
    Finish,
}

/// What the dates mean for one gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GateDates {
    pub id: String,
    /// From then on it holds nothing.
    #[schema(value_type = String)]
    pub opens: DateTime,
    /// The work has to have begun, or to be done, before then. Nothing for a gate that never expires or that nobody has
    /// asked for yet.
    #[schema(value_type = Option<String>)]
    pub expires: Option<DateTime>,
    /// The first open task behind it, and when that is planned to begin. Nothing once all its work has begun.
    pub first_task: Option<String>,
    #[schema(value_type = Option<String>)]
    pub first_start: Option<DateTime>,
    /// Working days of the project between the day it opens and the day it is needed: the day on which the first of its
    /// tasks could begin without it. Below zero it holds the work up by so many.
    pub slack_days: Option<i64>,
    /// By how much sooner the project would finish without it, in working minutes of the project's calendar.
    pub costs: i64,
    /// The last day to ask for it so that it holds nothing up.
    #[schema(value_type = Option<String>, format = Date)]
    pub ask_by: Option<Date>,
    /// The first day to ask for it so that it does not expire before the work. Where it is after `ask_by`, one request
    /// can't cover all the work.
    #[schema(value_type = Option<String>, format = Date)]
    pub ask_from: Option<Date>,
}
