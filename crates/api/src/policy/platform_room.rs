use super::{DESK, EVERYBODY, OWNER, Rule, STAFF, rule};

pub const TABLE: &[Rule] = &[
    rule("get_session", EVERYBODY),
    rule("search", DESK),
    rule("stream", STAFF),
    rule("get_company", EVERYBODY),
    rule("change_company", OWNER),
    rule("list_members", DESK),
    rule("invite_member", OWNER),
    rule("disable_member", OWNER),
    rule("list_tokens", OWNER),
    rule("create_token", OWNER),
    rule("revoke_token", OWNER),
    rule("list_outbox", DESK),
    rule("get_mail", DESK),
    rule("retry_mail", DESK),
    rule("timeline", STAFF),
    rule("upload_file", STAFF),
    rule("download_file", STAFF),
];
