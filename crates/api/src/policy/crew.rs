use platform::Role::{self, Bookkeeper, Owner};

use super::{DELIVERING, DESK, Rule, STAFF, rule};

/// Those who may see what people are paid.
const PAY: &[Role] = &[Owner, Bookkeeper];

pub const TABLE: &[Rule] = &[
    rule("list_workers", DESK),
    rule("create_worker", DELIVERING),
    rule("get_worker", DESK),
    rule("change_worker", DELIVERING),
    rule("list_worker_rates", PAY),
    rule("set_worker_rate", PAY),
    rule("list_crews", DESK),
    rule("create_crew", DELIVERING),
    rule("change_crew", DELIVERING),
    rule("list_bookings", DESK),
    rule("create_booking", DELIVERING),
    rule("list_time", STAFF),
    rule("clock_in", STAFF),
    rule("clock_out", STAFF),
    rule("list_time_corrections", STAFF),
    rule("correct_time", STAFF),
    rule("approve_time", DELIVERING),
];
