//! Do we finish when we said we would? Against the dates of the baseline.

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column};

pub(crate) fn definition() -> Definition {
    let columns = || {
        vec![
            column("adherence", "finished on or before the baseline date ÷ due", Sum::Share("on_time", "due")),
            column("due", "tasks and milestones whose baseline finish has come", Sum::Count("due")),
            column("on_time", "of these, finished on or before that day", Sum::Count("on_time")),
            column("late", "of these, finished later or not yet", Sum::Count("late")),
        ]
    };
    let kept = "t.actual_finish IS NOT NULL AND substr(t.actual_finish, 1, 10) <= substr(t.baseline_finish, 1, 10)";
    Definition {
        by: GroupBy::Project,
        groupings: &[GroupBy::Project],
        cohort: "Tasks and milestones due by their baseline in the period, up to today",
        sets: vec![set("due", "t.kind <> 'summary'"), set("on_time", kept), set("late", &format!("NOT ({kept})"))],
        answer: columns(),
        table: columns(),
    }
}

fn set(name: &'static str, which: &str) -> Set {
    let sql = format!(
        "SELECT 'task' AS record_type, t.id, t.name AS title, substr(t.baseline_finish, 1, 10) AS on_date,
           CAST(NULL AS BIGINT) AS amount_minor, p.id AS group_id, p.name AS group_name
         FROM task t JOIN project p ON p.company_id = t.company_id AND p.id = t.project_id
         WHERE t.company_id = $1 AND t.kind <> 'summary' AND p.state <> 'cancelled'
           AND substr(t.baseline_finish, 1, 10) >= $2 AND substr(t.baseline_finish, 1, 10) <= $3 AND {which}"
    );
    Set { name, span: Span::DaysSoFar, need: Need::Nothing, sql }
}
