use super::Rule;

pub const TABLE: &[Rule] = &[];
