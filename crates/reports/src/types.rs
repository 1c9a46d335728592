use jiff::civil::Date;
use kernel::{Currency, Decimal, reexport::uuid::Uuid};
use serde::{Deserialize, Serialize};

kernel::text_enum! {
    /// One question, one page.
    pub enum ReportKind {
        WinRate = "win_rate",
        Stages = "stages",
        Sources = "sources",
        JobMargin = "job_margin",
        Adherence = "adherence",
        Pipeline = "pipeline",
    }
}

kernel::text_enum! {
    /// What the table has one line for.
    pub enum GroupBy {
        Owner = "owner",
        Source = "source",
        Campaign = "campaign",
        Stage = "stage",
        Month = "month",
        Project = "project",
    }
}

kernel::text_enum! {
    pub enum Unit {
        Count = "count",
        Money = "money",
        Percent = "percent",
    }
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportAsk {
    /// The first day of the period; all time if absent.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day, included.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// One of the report's `groupings`; its first if absent.
    pub by: Option<GroupBy>,
}

/// A number with what it takes to believe it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Figure {
    /// What it is: `won`, `win_rate`, `margin`.
    pub name: String,
    pub unit: Unit,
    /// Exact, in major units or percent. Absent where there is nothing to divide by or the role may not see it.
    #[schema(value_type = Option<String>, example = "63.15")]
    pub value: Option<Decimal>,
    /// The same in minor units, where it is money.
    pub minor: Option<i64>,
    /// The role does not see this figure.
    pub hidden: bool,
    pub formula: String,
    /// Which records are counted.
    pub cohort: String,
    /// Where the rows behind it are, one address for each part of the formula.
    pub rows_links: Vec<RowsLink>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RowsLink {
    /// `won`, `lost`, `spend`: the set of rows.
    pub set: String,
    pub rows: i64,
    pub link: String,
}

/// One line of the table.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportGroup {
    #[schema(value_type = Option<String>, format = Uuid)]
    pub id: Option<Uuid>,
    /// Empty where the records name none: no owner, no source.
    pub name: String,
    pub figures: Vec<Figure>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    pub kind: ReportKind,
    pub by: GroupBy,
    pub groupings: Vec<GroupBy>,
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The answer, its first figure first.
    pub answer: Vec<Figure>,
    pub groups: Vec<ReportGroup>,
}

#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RowsAsk {
    /// Which rows: a `set` of a figure.
    pub set: String,
    /// Only the rows of this group: its id, or its name where it has none. Absent: all.
    pub group: Option<String>,
}

/// One record behind a figure.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportedRow {
    pub record_type: String,
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub title: String,
    pub group: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub amount_minor: Option<i64>,
}
