use super::{DESK, MONEY, Rule, SELLING, rule};

pub const TABLE: &[Rule] = &[
    rule("list_items", DESK),
    rule("create_item", SELLING),
    rule("get_item", DESK),
    rule("change_item", SELLING),
    rule("list_assemblies", DESK),
    rule("create_assembly", SELLING),
    rule("get_assembly", DESK),
    rule("expand_assembly", DESK),
    rule("list_cost_codes", DESK),
    rule("create_cost_code", MONEY),
    rule("change_cost_code", MONEY),
    rule("list_labour_rates", DESK),
    rule("create_labour_rate", MONEY),
    rule("change_labour_rate", MONEY),
    rule("list_tax_rules", DESK),
    rule("create_tax_rule", MONEY),
    rule("change_tax_rule", MONEY),
];
