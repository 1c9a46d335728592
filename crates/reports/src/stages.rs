//! Where do opportunities get stuck? Of those that came as far as a stage, how many went on?

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column};

pub(crate) fn definition() -> Definition {
    Definition {
        by: GroupBy::Stage,
        groupings: &[GroupBy::Stage],
        cohort: "Opportunities created in the period",
        sets: vec![
            // Whoever is further along came through here, even if the stage was skipped on the board.
            set("reached", ">="),
            set("went_on", ">"),
            all("created", "o.state IN ('open', 'won', 'lost')"),
            all("won", "o.state = 'won'"),
        ],
        answer: vec![
            column("conversion", "won ÷ created", Sum::Share("won", "created")),
            column("created", "opportunities created", Sum::Count("created")),
            column("won", "opportunities won", Sum::Count("won")),
        ],
        table: vec![
            column("reached", "opportunities that were in this stage or a later one", Sum::Count("reached")),
            column("went_on", "opportunities that were in a later stage", Sum::Count("went_on")),
            column("conversion", "went on ÷ reached", Sum::Share("went_on", "reached")),
        ],
    }
}

/// One row for each opportunity and stage of its pipeline that it passed.
fn set(name: &'static str, later: &str) -> Set {
    let sql = format!(
        "SELECT DISTINCT 'opportunity' AS record_type, o.id, o.name AS title, o.created_on AS on_date,
           o.value_minor AS amount_minor, s.id AS group_id, s.name AS group_name, s.position
         FROM opportunity o
         JOIN stage s ON s.company_id = o.company_id AND s.pipeline_id = o.pipeline_id AND s.kind = 'open'
         JOIN stage_stay y ON y.company_id = o.company_id AND y.opportunity_id = o.id
         JOIN stage f ON f.company_id = y.company_id AND f.id = y.stage_id AND f.kind <> 'lost'
         WHERE o.company_id = $1 AND o.created_on >= $2 AND o.created_on <= $3 AND f.position {later} s.position"
    );
    Set { name, span: Span::Days, need: Need::Nothing, sql }
}

fn all(name: &'static str, which: &str) -> Set {
    let sql = format!(
        "SELECT 'opportunity' AS record_type, o.id, o.name AS title, o.created_on AS on_date,
           o.value_minor AS amount_minor, s.id AS group_id, s.name AS group_name
         FROM opportunity o JOIN stage s ON s.company_id = o.company_id AND s.id = o.stage_id
         WHERE o.company_id = $1 AND o.created_on >= $2 AND o.created_on <= $3 AND {which}"
    );
    Set { name, span: Span::Days, need: Need::Nothing, sql }
}
