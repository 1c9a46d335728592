//! How many of those we compete for do we win?

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column, pick};

const GROUPINGS: &[GroupBy] = &[GroupBy::Owner, GroupBy::Source];

pub(crate) fn definition(by: Option<GroupBy>) -> Definition {
    let by = pick(by, GROUPINGS);
    let columns = || {
        vec![
            column("win_rate", "won ÷ (won + lost)", Sum::Share("won", "decided")),
            column("won", "opportunities won", Sum::Count("won")),
            column("lost", "opportunities lost", Sum::Count("lost")),
            column("won_value", "sum of the value of opportunities won", Sum::Amount("won")),
        ]
    };
    Definition {
        by,
        groupings: GROUPINGS,
        cohort: "Opportunities created in the period, that were won or lost since",
        sets: vec![
            set("won", by, "o.state = 'won'"),
            set("lost", by, "o.state = 'lost'"),
            set("decided", by, "o.state IN ('won', 'lost')"),
        ],
        answer: columns(),
        table: columns(),
    }
}

fn set(name: &'static str, by: GroupBy, which: &str) -> Set {
    let (id, person) = match by {
        GroupBy::Source => ("o.source_id", "LEFT JOIN source g ON g.company_id = o.company_id AND g.id = o.source_id"),
        _ => ("o.owner_id", "LEFT JOIN app_user g ON g.user_id = o.owner_id"),
    };
    let sql = format!(
        "SELECT 'opportunity' AS record_type, o.id, o.name AS title, o.created_on AS on_date, o.value_minor AS amount_minor,
           {id} AS group_id, coalesce(g.name, '') AS group_name
         FROM opportunity o {person}
         WHERE o.company_id = $1 AND o.created_on >= $2 AND o.created_on <= $3 AND {which}"
    );
    Set { name, span: Span::Days, need: Need::Nothing, sql }
}
