//! Which jobs earn money? Contract against what they really cost, once they are done: before, the costs are not all in.

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column, guarded};

pub(crate) fn definition() -> Definition {
    let columns = || {
        vec![
            guarded("margin_percent", "(contract − cost) ÷ contract", Need::Margin, Sum::Margin("contract", "cost")),
            guarded("margin", "contract − cost", Need::Margin, Sum::Less("contract", "cost")),
            column("contract", "contracts of the projects, without sales tax", Sum::Amount("contract")),
            guarded("cost", "costs recorded: time, bills, expenses", Need::Cost, Sum::Amount("cost")),
        ]
    };
    Definition {
        by: GroupBy::Project,
        groupings: &[GroupBy::Project],
        cohort: "Projects completed in the period",
        sets: vec![
            set(
                "contract",
                Need::Nothing,
                "'project' AS record_type, p.id, p.name AS title, p.completed_on AS on_date, p.contract_minor - p.contract_tax_minor AS amount_minor",
                "",
            ),
            set(
                "cost",
                Need::Cost,
                "'cost' AS record_type, c.id, c.description AS title, c.on_date AS on_date, c.amount_minor AS amount_minor",
                "JOIN cost c ON c.company_id = p.company_id AND c.project_id = p.id",
            ),
        ],
        answer: columns(),
        table: columns(),
    }
}

fn set(name: &'static str, need: Need, columns: &str, join: &str) -> Set {
    let sql = format!(
        "SELECT {columns}, p.id AS group_id, CAST(p.number AS TEXT) || ' · ' || p.name || ' · ' || a.name AS group_name
         FROM project p JOIN account a ON a.company_id = p.company_id AND a.id = p.account_id {join}
         WHERE p.company_id = $1 AND p.completed_on >= $2 AND p.completed_on <= $3
           AND p.state IN ('complete', 'closed')"
    );
    Set { name, span: Span::Days, need, sql }
}
