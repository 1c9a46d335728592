//! What is on its way, in which stage and for which month?

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column, pick};

const GROUPINGS: &[GroupBy] = &[GroupBy::Stage, GroupBy::Month];

pub(crate) fn definition(by: Option<GroupBy>) -> Definition {
    let by = pick(by, GROUPINGS);
    let columns = || {
        vec![
            column("open_value", "sum of the value of open opportunities", Sum::Amount("open")),
            column("open", "opportunities neither won nor lost", Sum::Count("open")),
        ]
    };
    let (id, name) = match by {
        GroupBy::Month => ("CAST(NULL AS UUID)", "coalesce(substr(o.expected_close, 1, 7), '')"),
        _ => ("s.id", "s.name"),
    };
    let sql = format!(
        "SELECT 'opportunity' AS record_type, o.id, o.name AS title, o.created_on AS on_date,
           o.value_minor AS amount_minor, {id} AS group_id, {name} AS group_name
         FROM opportunity o JOIN stage s ON s.company_id = o.company_id AND s.id = o.stage_id
         WHERE o.company_id = $1 AND o.created_on >= $2 AND o.created_on <= $3 AND o.state = 'open'"
    );
    Definition {
        by,
        groupings: GROUPINGS,
        cohort: "Open opportunities created in the period; months are those of the expected close",
        sets: vec![Set { name: "open", span: Span::Days, need: Need::Nothing, sql }],
        answer: columns(),
        table: columns(),
    }
}
