//! What does a customer cost us, and what is left of the work they bring? From marketing money to job margin.

use crate::GroupBy;
use crate::definition::{Definition, Need, Set, Span, Sum, column, guarded, pick};

const GROUPINGS: &[GroupBy] = &[GroupBy::Source, GroupBy::Campaign];

pub(crate) fn definition(by: Option<GroupBy>) -> Definition {
    let by = pick(by, GROUPINGS);
    let columns = || {
        vec![
            column("cac", "spend ÷ new customers", Sum::Each("spend", "new_customers")),
            column("spend", "money spent on marketing", Sum::Amount("spend")),
            column("leads", "leads received", Sum::Count("leads")),
            column("wins", "opportunities won", Sum::Count("wins")),
            column("new_customers", "accounts that bought for the first time", Sum::Count("new_customers")),
            column(
                "revenue",
                "contracts of the projects of opportunities won, without sales tax",
                Sum::Amount("revenue"),
            ),
            guarded("cost", "costs recorded on those projects", Need::Cost, Sum::Amount("cost")),
            guarded("margin", "revenue − cost", Need::Margin, Sum::Less("revenue", "cost")),
            guarded("margin_percent", "(revenue − cost) ÷ revenue", Need::Margin, Sum::Margin("revenue", "cost")),
        ]
    };
    Definition {
        by,
        groupings: GROUPINGS,
        cohort: "Spend, leads and wins of the period; revenue and cost of the projects those wins became",
        sets: sets(by),
        answer: columns(),
        table: columns(),
    }
}

fn sets(by: GroupBy) -> Vec<Set> {
    let won = "o.state = 'won' AND o.closed_on >= $2 AND o.closed_on <= $3";
    let first = format!(
        "{won} AND o.account_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM opportunity e
           WHERE e.company_id = o.company_id AND e.account_id = o.account_id AND e.state = 'won'
             AND (e.closed_on, e.number) < (o.closed_on, o.number))"
    );
    let projects =
        "JOIN project p ON p.company_id = o.company_id AND p.opportunity_id = o.id AND p.state <> 'cancelled'";
    let costs = format!("{projects} JOIN cost c ON c.company_id = p.company_id AND c.project_id = p.id");
    let opportunity =
        "'opportunity' AS record_type, o.id, o.name AS title, o.closed_on AS on_date, o.value_minor AS amount_minor";
    let contract = "'project' AS record_type, p.id, p.name AS title, o.closed_on AS on_date, p.contract_minor - p.contract_tax_minor AS amount_minor";
    let cost =
        "'cost' AS record_type, c.id, c.description AS title, c.on_date AS on_date, c.amount_minor AS amount_minor";
    vec![
        set(
            "spend",
            by,
            Span::Days,
            "x",
            "'spend' AS record_type, x.id, x.note AS title, x.on_date AS on_date, x.amount_minor AS amount_minor",
            "spend x",
            "x.on_date >= $2 AND x.on_date <= $3",
        ),
        set(
            "leads",
            by,
            Span::Instants,
            "x",
            "'lead' AS record_type, x.id, x.name AS title, CAST(NULL AS TEXT) AS on_date, CAST(NULL AS BIGINT) AS amount_minor",
            "lead x",
            "x.received_at >= $2 AND x.received_at < $3",
        ),
        set("wins", by, Span::Days, "o", opportunity, "opportunity o", won),
        set("new_customers", by, Span::Days, "o", opportunity, "opportunity o", &first),
        set("revenue", by, Span::Days, "o", contract, &format!("opportunity o {projects}"), won),
        Set { need: Need::Cost, ..set("cost", by, Span::Days, "o", cost, &format!("opportunity o {costs}"), won) },
    ]
}

fn set(name: &'static str, by: GroupBy, span: Span, of: &str, columns: &str, from: &str, which: &str) -> Set {
    let (table, key) = if by == GroupBy::Campaign { ("campaign", "campaign_id") } else { ("source", "source_id") };
    let sql = format!(
        "SELECT {columns}, {of}.{key} AS group_id, coalesce(g.name, '') AS group_name
         FROM {from} LEFT JOIN {table} g ON g.company_id = {of}.company_id AND g.id = {of}.{key}
         WHERE {of}.company_id = $1 AND {which}"
    );
    Set { name, span, need: Need::Nothing, sql }
}
