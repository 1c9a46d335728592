use super::{DESK, Rule, SELLING, rule};

pub const TABLE: &[Rule] = &[
    rule("list_accounts", DESK),
    rule("create_account", SELLING),
    rule("get_account", DESK),
    rule("change_account", SELLING),
];
