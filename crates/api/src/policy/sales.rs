use super::{DESK, Rule, SELLING, STAFF, rule};

pub const TABLE: &[Rule] = &[
    rule("list_estimates", DESK),
    rule("create_estimate", SELLING),
    rule("get_estimate", STAFF),
    rule("change_estimate", SELLING),
    rule("revise_estimate", SELLING),
    rule("cancel_estimate", SELLING),
    rule("add_estimate_section", SELLING),
    rule("change_estimate_section", SELLING),
    rule("remove_estimate_section", SELLING),
    rule("add_estimate_line", SELLING),
    rule("change_estimate_line", SELLING),
    rule("remove_estimate_line", SELLING),
    rule("create_proposal", SELLING),
    rule("list_proposals", DESK),
    rule("get_proposal", DESK),
    rule("send_proposal", SELLING),
    rule("get_proposal_audit", DESK),
    rule("verify_proposal", DESK),
];
