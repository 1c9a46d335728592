//! Who works there, what they earn, and whom they buy from.

use anyhow::Result;
use crew::{
    crews::{self, CrewId, NewCrew},
    workers::{self, NewRate, NewWorker, WorkerId, WorkerKind},
};
use crm::accounts::{self, AccountKind, NewAccount, Standing};
use platform::{
    Role,
    identity::{invitations, passwords},
};

use super::{PASSWORD, Teller};

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
    ("Priya Patel", "pm@demo.example", Role::ProjectManager),
    ("Luis Ramirez", "foreman@demo.example", Role::Field),
    ("Ruth Meyer", "books@demo.example", Role::Bookkeeper),
];

pub struct Staff {
    pub crews: Vec<CrewId>,
    pub workers: Vec<WorkerId>,
}

pub async fn hire(t: &mut Teller) -> Result<Staff> {
    let hash = passwords::hash(PASSWORD)?;
    let staff = t
        .platform
        .act(&t.who, move |act| {
            let mut foreman_user = None;
            for (name, email, role) in COLLEAGUES {
                let new = invitations::NewInvitation { name: (*name).into(), email: (*email).into(), role: *role };
                let user = invitations::add_member(act, &new, &hash)?;
                if *role == Role::Field {
                    foreman_user = Some(user);
                }
            }
            let worker = |name: &str, class: &str, rate: i64, user| {
                let rate = NewRate { valid_from: None, hourly_rate: rate.into(), burden_percent: 31.into() };
                let new = NewWorker {
                    name: name.into(),
                    kind: WorkerKind::Employee,
                    user_id: user,
                    labour_class: class.into(),
                    phone: None,
                    skills: vec![],
                    rate: Some(rate),
                };
                workers::create(act, &new).map(|w| w.id)
            };
            let workers = vec![
                worker("Luis Ramirez", "foreman", 36, foreman_user)?,
                worker("Pete Novak", "installer", 27, None)?,
                worker("Andre Shaw", "installer", 26, None)?,
                worker("Keisha Abdi", "foreman", 37, None)?,
                worker("Hugo Vega", "installer", 28, None)?,
                worker("Sam Tran", "installer", 25, None)?,
            ];
            let crew = |name: &str, color: &str, members: &[WorkerId]| {
                let new = NewCrew {
                    name: name.into(),
                    color: Some(color.into()),
                    foreman_id: members.first().copied(),
                    members: members.to_vec(),
                };
                crews::create(act, &new).map(|c| c.id)
            };
            let crews = vec![crew("Crew A", "#1f5d4c", &workers[..3])?, crew("Crew B", "#8a5a18", &workers[3..])?];
            accounts::create(
                act,
                &NewAccount {
                    kind: AccountKind::Company,
                    standing: Standing::Supplier,
                    name: "Front Range Lumber & Supply".into(),
                    phone: Some("(303) 555-0188".into()),
                    email: Some("orders@frontrange.example".into()),
                    website: None,
                    notes: String::new(),
                    tags: vec![],
                    source_id: None,
                    campaign_id: None,
                },
            )?;
            Ok(Staff { crews, workers })
        })
        .await?;
    Ok(staff)
}
