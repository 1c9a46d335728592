use super::{DESK, MONEY, Rule, rule};

pub const TABLE: &[Rule] = &[
    rule("list_invoices", DESK),
    rule("get_invoice", DESK),
    rule("get_invoice_pdf", DESK),
    rule("issue_invoice", MONEY),
    rule("receive_payment", MONEY),
    rule("list_account_payments", DESK),
];
