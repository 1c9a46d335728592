//! The one policy table: which role may call which operation. An operation that is not here can't be called, and a
//! test fails. Which fields a role sees (cost, margin, pay) stands in `platform::Role::rights`; which records it
//! reaches in `platform::Role::reach`.

use platform::Role;

mod billing;
mod catalog;
mod crew;
mod crm;
mod integrations;
mod platform_room;
mod projects;
mod reports;
mod sales;
mod service;

pub struct Rule {
    pub operation: &'static str,
    roles: &'static [Role],
}

impl Rule {
    pub fn allows(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

pub const fn rule(operation: &'static str, roles: &'static [Role]) -> Rule {
    Rule { operation, roles }
}

use Role::{Bookkeeper, Field, Office, Owner, ProjectManager, Sales};

pub const EVERYBODY: &[Role] =
    &[Owner, Office, Sales, ProjectManager, Field, Bookkeeper, Role::Subcontractor, Role::Customer];
pub const STAFF: &[Role] = &[Owner, Office, Sales, ProjectManager, Field, Bookkeeper];
pub const DESK: &[Role] = &[Owner, Office, Sales, ProjectManager, Bookkeeper];
pub const SELLING: &[Role] = &[Owner, Office, Sales, ProjectManager];
pub const DELIVERING: &[Role] = &[Owner, Office, ProjectManager];
pub const MONEY: &[Role] = &[Owner, Office, Bookkeeper, ProjectManager];
pub const OWNER: &[Role] = &[Owner];

/// Each room's part of the table.
const TABLES: &[&[Rule]] = &[
    platform_room::TABLE,
    crm::TABLE,
    catalog::TABLE,
    sales::TABLE,
    crew::TABLE,
    projects::TABLE,
    billing::TABLE,
    service::TABLE,
    reports::TABLE,
    integrations::TABLE,
];

pub fn find(operation: &str) -> Option<&'static Rule> {
    TABLES.iter().flat_map(|t| t.iter()).find(|r| r.operation == operation)
}

pub fn all() -> impl Iterator<Item = &'static Rule> {
    TABLES.iter().flat_map(|t| t.iter())
}
