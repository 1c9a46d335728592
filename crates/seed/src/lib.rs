//! Companies of any size, made up from a number: for benchmarks, and for trying things out with much data.
//!
//! Accounts and opportunities are stored many at a time, by the same statements with which the rooms store one;
//! projects go through the win plan. The same number and the same instant make the same company.

mod accounts;
mod fate;
mod ground;
pub mod jobs;
pub mod people;

use jiff::Timestamp;
use platform::{
    Error, Platform, Result, Role, Who,
    identity::{
        invitations::{self, NewInvitation},
        passwords,
        setup::{Furnish, NewCompany},
    },
};

pub const OWNER: &str = "owner@seed.example";
pub const PASSWORD: &str = "three cedar posts";
const SELLERS: [&str; 4] = ["Marcus Delgado", "Hannah Brooks", "Wei Foster", "Camila Reid"];
/// Accounts stored in one transaction.
const AT_ONCE: usize = 2_000;
const PROJECTS_AT_ONCE: usize = 10;

/// How much there shall be.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub accounts: usize,
    pub opportunities: usize,
    pub projects: usize,
    pub tasks_per_project: usize,
}

impl Size {
    fn check(self) -> Result<()> {
        let refuse = |cause: String, cure: &str| Err(Error::refused("seed.size", cause, cure));
        if self.opportunities > 0 && self.accounts == 0 {
            return refuse("Opportunities belong to accounts, and there are none.".into(), "Ask for accounts too.");
        }
        if self.projects > self.opportunities {
            return refuse(
                format!("{} projects can't come from {} opportunities.", self.projects, self.opportunities),
                "Ask for at least as many opportunities as projects.",
            );
        }
        if self.projects > 0 && self.tasks_per_project < jobs::FEWEST_TASKS {
            return refuse(
                format!("A project of {} tasks can't be planned.", self.tasks_per_project),
                "Ask for four tasks or more: two phases, something to do and the handing over.",
            );
        }
        Ok(())
    }
}

/// Founds the company that is to be filled, with people who sell.
pub async fn found(platform: &Platform, furnish: &'static [Furnish]) -> Result<Who> {
    let new = NewCompany {
        company_name: "Seeded Builders".into(),
        name: "Dolores Reyes".into(),
        email: OWNER.into(),
        password: PASSWORD.into(),
        trade: "fence".into(),
        time_zone: Some("America/Denver".into()),
        currency: None,
        locale: None,
    };
    let (who, _) = platform.found(new, furnish).await?;
    let hash = passwords::hash(PASSWORD)?;
    platform
        .act(&who, move |act| {
            for (n, name) in SELLERS.iter().enumerate() {
                let email = format!("sales{}@seed.example", n + 1);
                invitations::add_member(act, &NewInvitation { name: (*name).into(), email, role: Role::Sales }, &hash)?;
            }
            Ok(())
        })
        .await?;
    Ok(who)
}

/// Fills a company.
pub async fn fill(platform: &Platform, who: &Who, size: Size, seed: u64) -> Result<()> {
    size.check()?;
    let now: Timestamp = platform.clock().now();
    let ground = platform.read(who, move |q| ground::ground(q, now)).await?;
    for first in (0..size.accounts).step_by(AT_ONCE) {
        let ground = ground.clone();
        let range = first..(first + AT_ONCE).min(size.accounts);
        platform.act(who, move |act| accounts::store(act, &ground, size, seed, range.clone())).await?;
    }
    for first in (0..size.projects).step_by(PROJECTS_AT_ONCE) {
        let count = PROJECTS_AT_ONCE.min(size.projects - first);
        platform.act(who, move |act| jobs::carry_out(act, count, size.tasks_per_project)).await?;
    }
    Ok(())
}
