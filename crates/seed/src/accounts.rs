//! Accounts with their person, their site, what they wanted and what came of it.

use std::ops::Range;

use crm::{
    accounts::{self, Account, AccountKind, Standing},
    contacts::{self, Consent, Contact, ContactId, ContactRole, PreferredChannel},
    opportunities::{self, Opportunity, OpportunityState, Placed, Stay},
    sites::{self, Site},
};
use jiff::{Span, Timestamp};
use kernel::Money;
use platform::{Act, NewEvent, Result, UserId, search::Entry};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use crate::{
    Size, fate,
    ground::Ground,
    people::{self, Person},
};

const LOST: &[&str] =
    &["Price", "Went with a neighbour's contractor", "Postponed to next year", "No answer", "Does it himself"];
const NEXT: &[&str] =
    &["Site visit", "Call back", "Measure the back line", "Send the proposal", "Ask about the permit"];

#[derive(Default)]
struct Rows {
    accounts: Vec<Account>,
    contacts: Vec<Contact>,
    sites: Vec<Site>,
    opportunities: Vec<Placed>,
    stays: Vec<Stay>,
    entries: Vec<Entry>,
    past: Vec<(Timestamp, NewEvent)>,
}

/// Stores the accounts of this range and what they want.
pub fn store(act: &Act<'_>, ground: &Ground, size: Size, seed: u64, range: Range<usize>) -> Result<()> {
    let mut rows = Rows::default();
    let wanted = |account: usize| (account..size.opportunities).step_by(size.accounts.max(1));
    let mut number = match range.clone().map(|n| wanted(n).count()).sum() {
        0 => 0,
        count => act.next_numbers("opportunity", count)?,
    };
    for n in range {
        let mut rng = StdRng::seed_from_u64(seed.wrapping_mul(1_000_003).wrapping_add(n as u64));
        let person = people::person(&mut rng, n);
        let at = fate::arrival(&mut rng, ground.now, n, size.accounts);
        let customer = rows.somebody(act, ground, &mut rng, &person, at);
        for k in wanted(n) {
            rows.sale(act, ground, &mut rng, customer, number, k < size.projects);
            number += 1;
        }
    }
    rows.write(act)
}

impl Rows {
    /// Returns where they stand in the rows.
    fn somebody(&mut self, act: &Act<'_>, ground: &Ground, rng: &mut StdRng, p: &Person, at: Timestamp) -> usize {
        let account = Account {
            id: act.ids().new_id(at),
            kind: if p.firm.is_some() { AccountKind::Company } else { AccountKind::Household },
            standing: Standing::Prospect,
            name: p.firm.clone().unwrap_or_else(|| p.name.clone()),
            phone: Some(p.phone.clone()),
            email: Some(p.email.clone()),
            website: None,
            notes: String::new(),
            tags: Vec::new(),
            source_id: ground.sources.choose(rng).copied(),
            campaign_id: None,
            version: 1,
            created_at: at,
            updated_at: at,
        };
        let contact = contact(p, act.ids().new_id(at), ground, at);
        let site = Site {
            id: act.ids().new_id(at),
            account_id: account.id,
            name: p.line1.clone(),
            line1: p.line1.clone(),
            line2: None,
            city: p.city.into(),
            region: "CO".into(),
            postal_code: p.postal_code.into(),
            country: "US".into(),
            gate_code: p.gate_code.clone(),
            dog: p.dog.map(Into::into),
            parking: None,
            access_notes: None,
            version: 1,
            created_at: at,
            updated_at: at,
        };
        self.past.push((at, accounts::created(&account)));
        self.past.push((at, contacts::created(&contact, Some(account.id))));
        self.past.push((at, sites::created(&site)));
        self.accounts.push(account);
        self.contacts.push(contact);
        self.sites.push(site);
        self.accounts.len() - 1
    }

    fn sale(&mut self, act: &Act<'_>, ground: &Ground, rng: &mut StdRng, who: usize, number: i64, to_be_won: bool) {
        let account = &mut self.accounts[who];
        let from = fate::later(rng, account.created_at, ground.now);
        let way = fate::way(rng, ground, from, to_be_won);
        let (stage, entered) = way[way.len() - 1];
        let state = opportunities::state_in(stage.kind);
        let open = state == OpportunityState::Open;
        if state == OpportunityState::Won {
            account.standing = Standing::Customer;
        }
        let (wish, ..) = *people::WISHES.choose(rng).unwrap_or(&people::WISHES[0]);
        let days = |from: Timestamp, days: i64| ground.date(from).saturating_add(Span::new().days(days));
        let mut opportunity = Opportunity {
            id: act.ids().new_id(from),
            number,
            name: wish.into(),
            account_id: Some(account.id),
            account_name: Some(account.name.clone()),
            contact_id: Some(self.contacts[who].id),
            contact_name: None,
            site_id: Some(self.sites[who].id),
            site_name: None,
            lead_id: None,
            pipeline_id: stage.pipeline_id,
            stage_id: stage.id,
            stage_name: stage.name.clone(),
            state,
            value: Money::new(people::value(rng, wish) * 100, ground.currency),
            owner_id: ground.sellers.choose(rng).copied().map(|id: UserId| id),
            owner_name: None,
            source_id: account.source_id,
            source_name: None,
            campaign_id: None,
            campaign_name: None,
            expected_close: Some(days(entered, if open { rng.random_range(10..120) } else { 0 })),
            next_step: open.then(|| (*NEXT.choose(rng).unwrap_or(&NEXT[0])).to_owned()),
            next_step_on: open.then(|| days(ground.now, rng.random_range(-3..14))),
            lost_reason: None,
            stage_entered_at: entered,
            created_on: ground.date(from),
            closed_on: (!open).then(|| ground.date(entered)),
            version: way.len() as i64,
            updated_at: entered,
        };
        if state == OpportunityState::Lost {
            opportunity.lost_reason = LOST.choose(rng).map(|reason| (*reason).to_owned());
        }
        self.past.push((from, opportunities::created(&opportunity)));
        for pair in way.windows(2) {
            let ((before, _), (to, at)) = (pair[0], pair[1]);
            self.past.push((at, opportunities::arrived(&opportunity, &before.name, to)));
        }
        for (n, (stage, entered_at)) in way.iter().enumerate() {
            let left_at = way.get(n + 1).map(|(_, at)| *at);
            self.stays.push(Stay { opportunity: opportunity.id, stage: stage.id, entered_at: *entered_at, left_at });
        }
        self.entries.push(opportunities::entry(&opportunity));
        // The newest stands on top.
        let position = -entered.as_microsecond();
        self.opportunities.push(Placed { opportunity, position, created_at: from });
    }

    fn write(mut self, act: &Act<'_>) -> Result<()> {
        accounts::store(act, &self.accounts)?;
        contacts::store(act, &self.contacts)?;
        let seats: Vec<_> = self.contacts.iter().zip(&self.accounts).map(|(c, a)| (c.id, a.id)).collect();
        let seats: Vec<_> = seats.into_iter().map(|(c, a)| (c, a, ContactRole::DecisionMaker)).collect();
        contacts::seat_first(act, &seats)?;
        sites::store(act, self.sites.iter().zip(self.accounts.iter().map(|a| a.name.as_str())))?;
        opportunities::store(act, &self.opportunities)?;
        opportunities::store_stays(act, &self.stays)?;
        act.index_all(&self.entries)?;
        self.past.sort_by_key(|(at, _)| *at);
        act.emit_past(&self.past)
    }
}

fn contact(p: &Person, id: ContactId, ground: &Ground, at: Timestamp) -> Contact {
    let digits: String = p.phone.chars().filter(char::is_ascii_digit).collect();
    Contact {
        id,
        name: p.name.clone(),
        call_me: None,
        email: Some(p.email.clone()),
        phone: Some(p.phone.clone()),
        phone_e164: Some(format!("+1{digits}")),
        preferred_channel: if p.spanish { PreferredChannel::Text } else { PreferredChannel::Email },
        language: if p.spanish { "es".into() } else { ground.language.clone() },
        time_zone: None,
        best_hours: None,
        do_not_contact: false,
        consent: Consent::default(),
        version: 1,
        created_at: at,
        updated_at: at,
    }
}
