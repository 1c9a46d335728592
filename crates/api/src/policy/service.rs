use super::{DELIVERING, DESK, Rule, rule};

pub const TABLE: &[Rule] = &[
    rule("list_visits", DESK),
    rule("create_visit", DELIVERING),
    rule("get_visit", DESK),
    rule("reschedule_visit", DELIVERING),
    rule("complete_visit", DELIVERING),
    rule("cancel_visit", DELIVERING),
    rule("list_agreements", DESK),
    rule("create_agreement", DELIVERING),
    rule("list_equipment", DESK),
    rule("add_equipment", DELIVERING),
];
