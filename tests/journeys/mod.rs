//! Few and whole: a story from its first line to its last.

mod lead_to_cash;
