//! Who works there, what they earn, and whom they buy from.

use anyhow::Result;
use crew::{
    crews::{self, CrewId, NewCrew},
    workers::{self, NewRate, NewWorker, WorkerId, WorkerKind},
};
use crm::accounts::{self, AccountId, AccountKind, NewAccount, Standing};
use jiff::Timestamp;
use platform::{
    Act, Actor, Role, UserId, Who,
    identity::{invitations, passwords},
};

use super::{PASSWORD, Teller, recipes::Trade};

pub const SIGN_INS: &[(&str, &str)] = &[
    ("owner", "owner@demo.example"),
    ("office", "office@demo.example"),
    ("sales", "sales@demo.example"),
    ("project_manager", "pm@demo.example"),
    ("field", "foreman@demo.example"),
    ("bookkeeper", "books@demo.example"),
];

const COLLEAGUES: &[(&str, &str, Role)] = &[
    ("Hannah Brooks", "office@demo.example", Role::Office),
    ("Marcus Delgado", "sales@demo.example", Role::Sales),
    ("Nora Foster", "sales2@demo.example", Role::Sales),
    ("Priya Patel", "pm@demo.example", Role::ProjectManager),
    ("Luis Ramirez", "foreman@demo.example", Role::Field),
    ("Ruth Meyer", "books@demo.example", Role::Bookkeeper),
];

/// Name, foreman first, and what an hour of each costs.
const CREWS: &[(&str, &str, Trade, [(&str, i64); 3])] = &[
    ("Fence crew 1", "#1f5d4c", Trade::Fence, [("Luis Ramirez", 36), ("Pete Novak", 27), ("Andre Shaw", 26)]),
    ("Fence crew 2", "#8a5a18", Trade::Fence, [("Keisha Abdi", 37), ("Hugo Vega", 28), ("Sam Tran", 25)]),
    ("Comfort crew", "#2f5f9e", Trade::Comfort, [("Ray Lindqvist", 39), ("Tessa Kim", 34), ("Diego Garza", 27)]),
    ("Remodel crew 1", "#7a3f63", Trade::Remodel, [("Ingrid Larsen", 38), ("Omar Haddad", 29), ("Jamal Reid", 27)]),
    ("Remodel crew 2", "#5b6b2f", Trade::Remodel, [("Victor Petrov", 37), ("Bea Ibarra", 30), ("Hugo Santos", 26)]),
];

/// Who goes on visits, and is in no crew.
const TECHNICIANS: &[(&str, i64)] = &[("Grace Quinn", 34), ("Pete Boone", 33)];

const SUPPLIERS: &[(&str, &str, Trade)] = &[
    ("Front Range Lumber & Supply", "orders@frontrange.example", Trade::Fence),
    ("High Plains HVAC Supply", "counter@highplains.example", Trade::Comfort),
    ("Boulder Kitchen & Tile", "desk@bouldertile.example", Trade::Remodel),
];

/// Those whose clicks the story is made of.
pub struct Cast {
    pub office: Who,
    /// Who sells, with the owner among them.
    pub sellers: Vec<Who>,
    pub manager: Who,
    pub foreman: Who,
    pub books: Who,
}

impl Cast {
    pub fn seller(&self, n: usize) -> &Who {
        &self.sellers[n % self.sellers.len()]
    }
}

/// The same unit of work, as somebody else and at another instant.
pub fn by<'a>(act: &Act<'a>, who: &'static Who, at: Timestamp) -> Act<'a> {
    Act { tx: act.tx, who, at, platform: act.platform }
}

pub struct Crew {
    pub id: CrewId,
    pub trade: Trade,
    pub workers: [WorkerId; 3],
}

pub struct Staff {
    pub cast: &'static Cast,
    pub crews: Vec<Crew>,
    pub technicians: Vec<WorkerId>,
    pub suppliers: Vec<(Trade, AccountId)>,
}

impl Staff {
    pub fn supplier(&self, trade: Trade) -> AccountId {
        self.suppliers.iter().find(|s| s.0 == trade).map_or(self.suppliers[0].1, |s| s.1)
    }
}

pub async fn hire(t: &mut Teller) -> Result<Staff> {
    let hash = passwords::hash(PASSWORD)?;
    let (users, crews, technicians, suppliers) = t
        .platform
        .act(&t.who, move |act| {
            let users = colleagues(act, &hash)?;
            let foreman = users.iter().find(|u| u.2 == Role::Field).map(|u| u.1);
            let crews = CREWS.iter().map(|crew| gather(act, crew, foreman)).collect::<platform::Result<Vec<_>>>()?;
            let technicians = TECHNICIANS.iter().map(|(name, rate)| worker(act, name, *rate, None));
            let technicians = technicians.collect::<platform::Result<Vec<_>>>()?;
            let suppliers = SUPPLIERS.iter().map(|(name, mail, trade)| Ok((*trade, supplier(act, name, mail)?)));
            Ok((users, crews, technicians, suppliers.collect::<platform::Result<Vec<_>>>()?))
        })
        .await?;
    let who = |role: Role| {
        let found = users.iter().filter(move |u| u.2 == role);
        let company = t.who.company;
        found.map(move |(name, id, role)| Who {
            company,
            actor: Actor::User { id: *id, name: (*name).to_owned() },
            role: *role,
        })
    };
    let one = |role| who(role).next().unwrap_or_else(|| t.who.clone());
    let cast = Cast {
        office: one(Role::Office),
        sellers: who(Role::Sales).chain([t.who.clone()]).collect(),
        manager: one(Role::ProjectManager),
        foreman: one(Role::Field),
        books: one(Role::Bookkeeper),
    };
    // Lives as long as the command: units of work borrow it.
    Ok(Staff { cast: Box::leak(Box::new(cast)), crews, technicians, suppliers })
}

fn colleagues(act: &Act<'_>, hash: &str) -> platform::Result<Vec<(&'static str, UserId, Role)>> {
    let join = |(name, email, role): &(&'static str, &str, Role)| {
        let new = invitations::NewInvitation { name: (*name).into(), email: (*email).into(), role: *role };
        Ok((*name, invitations::add_member(act, &new, hash)?, *role))
    };
    COLLEAGUES.iter().map(join).collect()
}

fn gather(
    act: &Act<'_>,
    (name, color, trade, people): &(&str, &str, Trade, [(&str, i64); 3]),
    foreman: Option<UserId>,
) -> platform::Result<Crew> {
    let mut workers = Vec::new();
    for (person, rate) in people {
        workers.push(worker(act, person, *rate, foreman.filter(|_| *person == "Luis Ramirez"))?);
    }
    let new = NewCrew {
        name: (*name).into(),
        color: Some((*color).into()),
        foreman_id: workers.first().copied(),
        members: workers.clone(),
    };
    let crew = crews::create(act, &new)?;
    Ok(Crew { id: crew.id, trade: *trade, workers: [workers[0], workers[1], workers[2]] })
}

fn worker(act: &Act<'_>, name: &str, rate: i64, user_id: Option<UserId>) -> platform::Result<WorkerId> {
    let new = NewWorker {
        name: name.into(),
        kind: WorkerKind::Employee,
        user_id,
        labour_class: if rate > 35 { "foreman" } else { "installer" }.into(),
        phone: None,
        skills: vec![],
        rate: Some(NewRate { valid_from: None, hourly_rate: rate.into(), burden_percent: 31.into() }),
    };
    Ok(workers::create(act, &new)?.id)
}

fn supplier(act: &Act<'_>, name: &str, email: &str) -> platform::Result<AccountId> {
    let new = NewAccount {
        kind: AccountKind::Company,
        standing: Standing::Supplier,
        name: name.into(),
        phone: Some("(303) 555-0188".into()),
        email: Some(email.into()),
        website: None,
        notes: String::new(),
        tags: vec![],
        source_id: None,
        campaign_id: None,
    };
    Ok(accounts::create(act, &new)?.id)
}
