use jiff::Timestamp;
use projects::projects::ProjectId;
use serde::{Deserialize, Serialize};

kernel::typed_id!(ImportId, "Names one import.");

kernel::text_enum! {
    /// Where an import stands.
    pub enum ImportState {
        Preview = "preview",
        Committed = "committed",
        Undone = "undone",
    }
}

/// One file with its text.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportFile {
    pub name: String,
    pub text: String,
}

/// Opportunities of one stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StageTotal {
    pub stage: String,
    pub opportunities: i64,
    pub value_minor: i64,
}

/// What an import makes; what its kind does not make is zero.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ImportSummary {
    pub accounts: i64,
    pub people: i64,
    pub opportunities: i64,
    pub already_there: i64,
    pub refused: i64,
    pub stages: Vec<StageTotal>,
    pub tasks: i64,
    pub links: i64,
    /// The project a schedule went into, once it did.
    pub project_id: Option<ProjectId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportRun {
    pub id: ImportId,
    pub kind: String,
    pub file_name: String,
    pub state: ImportState,
    pub summary: ImportSummary,
    pub created_by: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}
