//! What is to be scheduled: tasks, the links between them, and the calendars they run on. Plain data.

use jiff::civil::DateTime;
use kernel::WorkCalendar;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::gates::Gate;

/// A project's tasks and links with everything that decides their dates.
///
/// Durations, lags and floats are minutes of working time. Dates are wall-clock time of the site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Network {
    /// Nothing open starts before this.
    #[schema(value_type = String, example = "2026-03-02T08:00:00")]
    pub start: DateTime,
    /// Progress is known up to here: work that is left happens after it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub data_date: Option<DateTime>,
    /// A date the whole project has to make; float is measured against it instead of against the computed finish.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub must_finish_by: Option<DateTime>,
    #[serde(default)]
    pub calendars: Vec<WorkCalendar>,
    /// Which of the calendars is the project's own: for tasks that name none, and to tell how many days something moved.
    #[serde(default)]
    pub calendar: usize,
    #[serde(default)]
    pub tasks: Vec<Task>,
    #[serde(default)]
    pub links: Vec<Link>,
    /// Permits, locates, deposits and the like that tasks wait for.
    #[serde(default)]
    pub gates: Vec<Gate>,
    #[serde(default)]
    pub criticality: Criticality,
    /// Open tasks with at most this much float that are not critical are near-critical.
    #[serde(default = "a_week")]
    pub near_critical: i64,
    #[serde(default)]
    pub progress_rule: ProgressRule,
}

fn a_week() -> i64 {
    5 * 480
}

impl Network {
    /// An empty network on one calendar.
    pub fn new(start: DateTime, calendar: WorkCalendar) -> Self {
        Self {
            start,
            data_date: None,
            must_finish_by: None,
            calendars: vec![calendar],
            calendar: 0,
            tasks: Vec::new(),
            links: Vec::new(),
            gates: Vec::new(),
            criticality: Criticality::default(),
            near_critical: a_week(),
            progress_rule: ProgressRule::default(),
        }
    }
}

/// What work that began out of sequence waits for, once there is a data date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProgressRule {
    /// What is left of it waits for its predecessors as if it had not begun.
    #[default]
    RetainedLogic,
    /// What is left of it goes on at the data date; links into it hold no longer.
    ProgressOverride,
    /// Links into it hold no longer, and links out of started work go by its actual start.
    ActualDates,
}

/// Which tasks are called critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Criticality {
    /// Total float of at most so many minutes.
    Float(i64),
    /// On a chain of driving links that ends at the project's finish.
    LongestPath,
}

impl Default for Criticality {
    fn default() -> Self {
        Self::Float(0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    #[default]
    Task,
    Milestone,
    /// Its dates are those of the tasks that name it as parent. Every task that has such parts is treated so.
    Summary,
    /// Supervision, site security, a hired crane (also called a hammock): it lasts from where the links at its start put
    /// it to where the links at its finish do, and holds nothing up. Without links it spans the summary it is part of.
    LevelOfEffort,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Task {
    /// Unique in the network; links and parents refer to it.
    pub id: String,
    /// What diagnostics call it; the id where empty.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub kind: TaskKind,
    #[serde(default)]
    pub parent: Option<String>,
    /// Working minutes on the task's calendar.
    #[serde(default)]
    pub duration: i64,
    /// Index into the network's calendars; the project's own where none is named.
    #[serde(default)]
    pub calendar: Option<usize>,
    #[serde(default)]
    pub constraint: Constraint,
    /// Never moves the task; eats its float and complains when missed.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub deadline: Option<DateTime>,
    #[serde(default)]
    pub not_before: Vec<NotBefore>,
    #[serde(default)]
    pub progress: Progress,
}

impl Task {
    pub fn new(id: impl Into<String>, name: impl Into<String>, duration: i64) -> Self {
        Self { id: id.into(), name: name.into(), duration, ..Self::default() }
    }

    pub fn milestone(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { kind: TaskKind::Milestone, ..Self::new(id, name, 0) }
    }

    pub fn summary(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { kind: TaskKind::Summary, ..Self::new(id, name, 0) }
    }

    pub fn inside(mut self, parent: impl Into<String>) -> Self {
        self.parent = Some(parent.into());
        self
    }

    pub fn constrained(mut self, constraint: Constraint) -> Self {
        self.constraint = constraint;
        self
    }

    pub fn not_before(mut self, at: DateTime, label: impl Into<String>) -> Self {
        self.not_before.push(NotBefore { at, label: label.into(), source: None });
        self
    }

    /// What to call it in a sentence.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

/// Something outside the network that holds a task back: a delivery, a permit, a deposit, an inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotBefore {
    #[schema(value_type = String)]
    pub at: DateTime,
    /// In words: "Delivery of panels (promised 12 May)".
    pub label: String,
    /// Which delivery or gate it is; the same source on several tasks counts as one thing.
    #[serde(default)]
    pub source: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Progress {
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub actual_start: Option<DateTime>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub actual_finish: Option<DateTime>,
    /// Working minutes left of a task that has started; the whole duration where not told.
    #[serde(default)]
    pub remaining: Option<i64>,
}

/// A date condition on one task.
///
/// All but the last three yield to the links: a date that logic can't make shows as negative float and is explained.
/// The mandatory ones hold against the links, and what comes before gets the negative float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", content = "at", rename_all = "snake_case")]
pub enum Constraint {
    #[default]
    AsSoonAsPossible,
    /// As late as it can be without moving anything after it.
    AsLateAsPossible,
    StartNoEarlierThan(DateTime),
    StartNoLaterThan(DateTime),
    FinishNoEarlierThan(DateTime),
    FinishNoLaterThan(DateTime),
    StartOn(DateTime),
    FinishOn(DateTime),
    MandatoryStart(DateTime),
    MandatoryFinish(DateTime),
    /// Placed by hand: it starts there whatever the links, the project's start and the data date say. What follows goes
    /// by it, and its float still comes from the links.
    PlacedAt(DateTime),
}

/// The wire shape: `{"kind": "start_no_earlier_than", "at": "2026-05-08T08:00:00"}`.
impl utoipa::PartialSchema for Constraint {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        let kinds = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([
            "as_soon_as_possible",
            "as_late_as_possible",
            "start_no_earlier_than",
            "start_no_later_than",
            "finish_no_earlier_than",
            "finish_no_later_than",
            "start_on",
            "finish_on",
            "mandatory_start",
            "mandatory_finish",
            "placed_at",
        ]));
        let at = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("The date; absent for the first two kinds."));
        ObjectBuilder::new().property("kind", kinds).property("at", at).required("kind").into()
    }
}

impl ToSchema for Constraint {}

/// Which ends of the two tasks a link ties: predecessor's, then successor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub enum LinkKind {
    #[default]
    #[serde(rename = "FS")]
    FinishStart,
    #[serde(rename = "SS")]
    StartStart,
    #[serde(rename = "FF")]
    FinishFinish,
    #[serde(rename = "SF")]
    StartFinish,
}

impl LinkKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::FinishStart => "FS",
            Self::StartStart => "SS",
            Self::FinishFinish => "FF",
            Self::StartFinish => "SF",
        }
    }

    pub(crate) fn leaves_start(self) -> bool {
        matches!(self, Self::StartStart | Self::StartFinish)
    }

    pub(crate) fn enters_finish(self) -> bool {
        matches!(self, Self::FinishFinish | Self::StartFinish)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Link {
    /// The predecessor's id.
    pub from: String,
    /// The successor's id.
    pub to: String,
    #[serde(default)]
    pub kind: LinkKind,
    #[serde(default)]
    pub lag: Lag,
    #[serde(default)]
    pub lag_calendar: LagCalendar,
}

impl Link {
    /// Finish to start, without lag.
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: from.into(), to: to.into(), ..Self::default() }
    }

    pub fn kind(mut self, kind: LinkKind) -> Self {
        self.kind = kind;
        self
    }

    /// Minutes; negative is a lead.
    pub fn lag(mut self, minutes: i64) -> Self {
        self.lag = Lag::Minutes(minutes);
        self
    }

    pub fn lag_on(mut self, calendar: LagCalendar) -> Self {
        self.lag_calendar = calendar;
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lag {
    /// Negative is a lead.
    Minutes(i64),
    /// Of the predecessor's duration.
    Percent(i64),
}

impl Default for Lag {
    fn default() -> Self {
        Self::Minutes(0)
    }
}

/// On whose working time a lag runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LagCalendar {
    #[default]
    Predecessor,
    Successor,
    Project,
    /// Day and night: concrete cures on Sundays too.
    Elapsed,
}
