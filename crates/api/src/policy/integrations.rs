use platform::Role::{Office, Owner};

use super::{Rule, rule};

pub const TABLE: &[Rule] = &[
    rule("list_imports", &[Owner, Office]),
    rule("preview_crm_import", &[Owner, Office]),
    rule("preview_schedule_import", &[Owner, Office]),
    rule("get_import", &[Owner, Office]),
    rule("commit_import", &[Owner, Office]),
    rule("undo_import", &[Owner, Office]),
];
