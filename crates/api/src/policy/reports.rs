use super::{DESK, Rule, rule};

pub const TABLE: &[Rule] = &[rule("get_report", DESK), rule("list_report_rows", DESK)];
