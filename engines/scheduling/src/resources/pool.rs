//! Who does the work: crews and machines, what each task takes of them, and what was promised. Plain data.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One of a resource; capacities and needs are told in hundredths of it.
pub const WHOLE: u32 = 100;

/// What the tasks of a network share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Pool {
    pub resources: Vec<Resource>,
    pub needs: Vec<Need>,
    /// What is wanted by when. With promises, least lateness comes before the earliest finish.
    #[serde(default)]
    pub promises: Vec<Promise>,
}

/// A crew, a person or a machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Resource {
    pub id: String,
    #[serde(default)]
    pub name: String,
    /// Position among the network's calendars. Where none is told, it works whenever its tasks do.
    #[serde(default)]
    pub calendar: Option<usize>,
    /// How much of it there is at a time, in hundredths: two excavators are 200.
    pub capacity: u32,
    /// What it can do, for needs that ask for a skill instead of a name.
    #[serde(default)]
    pub skills: Vec<String>,
    #[serde(default)]
    pub away: Vec<Away>,
}

/// Some of a resource can't be had: a booking elsewhere, a repair. Work is not interrupted for it; days off that do
/// interrupt work belong into the resource's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Away {
    #[schema(value_type = String)]
    pub from: DateTime,
    #[schema(value_type = String)]
    pub until: DateTime,
    /// In hundredths; all of it where not told.
    #[serde(default)]
    pub amount: Option<u32>,
    /// "is in the shop", "is on Elm St".
    #[serde(default)]
    pub why: String,
}

/// A task takes some of a resource as long as it lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Need {
    pub task: String,
    pub of: Who,
    /// In hundredths.
    pub amount: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Resource(String),
    /// Any one of these; the first is the one that was thought of.
    AnyOf(Vec<String>),
    /// Any one with this skill.
    Skill(String),
}

/// A task is wanted to be finished by a date. Each minute later counts with its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Promise {
    pub task: String,
    #[schema(value_type = String)]
    pub by: DateTime,
    pub weight: u32,
}

impl Resource {
    pub fn new(id: impl Into<String>, name: impl Into<String>, how_many: u32) -> Self {
        Self { id: id.into(), name: name.into(), capacity: how_many.saturating_mul(WHOLE), ..Self::default() }
    }

    /// What to call it in a sentence.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

impl Need {
    /// One of a resource.
    pub fn new(task: impl Into<String>, resource: impl Into<String>) -> Self {
        Self { task: task.into(), of: Who::Resource(resource.into()), amount: WHOLE }
    }

    pub fn amount(mut self, hundredths: u32) -> Self {
        self.amount = hundredths;
        self
    }
}
