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
    3 "0003_catalog",
    4 "0004_sales",
    5 "0005_crew",
    6 "0006_projects",
    7 "0007_costs",
    8 "0008_billing",
    9 "0009_service",
    10 "0010_integrations",
    11 "0011_imported_schedules",
    12 "0012_contract_tax",
    13 "0013_win_plan_by_opportunity",
    14 "0014_mail_codes",
    15 "0015_schedule_complaints",
];
