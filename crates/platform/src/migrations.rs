//! The one ordered history of the schema, compiled in.

use db::Migration;

macro_rules! history {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!("../../../migrations/", $name, ".sql")),
        }),*]
    };
}

pub const ALL: &[Migration] = history![
    1 "0001_platform",
    2 "0002_crm",
];
