//! A lead becomes an opportunity with its account, contact and site. What the lead knows is taken over; nothing is
//! asked twice.

use platform::{Act, NewEvent, Patch, Result};

use super::{Lead, LeadId, LeadState, QualifiedLead, QualifyLead, actions, get};
use crate::{
    accounts::{self, AccountId, AccountKind, NewAccount, Standing},
    contacts::{self, Contact, ContactChange, ContactRole, NewContact, Place},
    opportunities::{self, NewOpportunity, Opportunity},
    sites::{self, NewSite, SiteFacts, SiteId},
    typed,
};

pub fn qualify(act: &Act<'_>, id: LeadId, more: &QualifyLead) -> Result<QualifiedLead> {
    let lead = actions::open(act, id)?;
    if lead.first_response_at.is_none() {
        actions::respond(act, &lead)?;
    }
    let person = person(act, &lead, more)?;
    let account = account(act, &lead, more, person.as_ref())?;
    let contact = seated(act, &lead, more, person, account)?;
    let site = site(act, &lead, more, account)?;
    let opportunity = sale(act, &lead, more, account, &contact, site)?;
    act.execute(
        "UPDATE lead SET state = $3, account_id = $4, contact_id = $5, opportunity_id = $6, updated_at = $7,
           version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &LeadState::Qualified, &account, &contact.id, &opportunity.id, &act.at],
    )?;
    act.execute(
        "UPDATE communication SET account_id = $3, contact_id = $4, opportunity_id = $5
         WHERE company_id = $1 AND lead_id = $2 AND account_id IS NULL",
        &[&id, &account, &contact.id, &opportunity.id],
    )?;
    let event = NewEvent::new("lead.qualified", "lead", id).link(account).link(contact.id).link(opportunity.id);
    act.emit(event.data(serde_json::json!({ "name": lead.name, "opportunity": opportunity.name })))?;
    carry_past(act, &lead, account, &contact, &opportunity)?;
    Ok(QualifiedLead { lead: get(act, id)?, opportunity })
}

/// Who asked, if we know them: the lead's own contact, or one with the address or number it has by now.
fn person(act: &Act<'_>, lead: &Lead, more: &QualifyLead) -> Result<Option<Contact>> {
    if let Some(id) = lead.contact_id {
        return Ok(Some(contacts::get(act, id)?));
    }
    let email = more.email.as_deref().or(lead.email.as_deref());
    let phone = more.phone.as_deref().or(lead.phone.as_deref());
    contacts::known(act, typed::email_key(email).as_deref(), typed::e164(act, phone)?.as_deref())
}

fn account(act: &Act<'_>, lead: &Lead, more: &QualifyLead, person: Option<&Contact>) -> Result<AccountId> {
    let theirs = person.map(|c| contacts::first_account(act, c.id)).transpose()?.flatten();
    if let Some(id) = more.account_id.or(lead.account_id).or(theirs) {
        return Ok(accounts::get(act, id)?.id);
    }
    let new = NewAccount {
        kind: more.account_kind.unwrap_or(AccountKind::Household),
        standing: Standing::Prospect,
        name: more.account_name.clone().or(more.contact_name.clone()).unwrap_or_else(|| lead.name.clone()),
        phone: more.phone.clone().or_else(|| lead.phone.clone()),
        email: more.email.clone().or_else(|| lead.email.clone()),
        website: None,
        notes: String::new(),
        tags: Vec::new(),
        source_id: lead.source_id,
        campaign_id: lead.campaign_id,
    };
    Ok(accounts::create(act, &new)?.id)
}

/// The person, in the account: made from the lead, or the known one with what was said meanwhile.
fn seated(
    act: &Act<'_>,
    lead: &Lead,
    more: &QualifyLead,
    person: Option<Contact>,
    account: AccountId,
) -> Result<Contact> {
    let role = more.contact_role.unwrap_or(ContactRole::DecisionMaker);
    let place = Place { account_id: account, role, is_primary: false };
    let Some(known) = person else {
        let new = NewContact {
            name: more.contact_name.clone().unwrap_or_else(|| lead.name.clone()),
            call_me: None,
            email: more.email.clone().or_else(|| lead.email.clone()),
            phone: more.phone.clone().or_else(|| lead.phone.clone()),
            preferred_channel: more.preferred_channel,
            language: more.language.clone(),
            time_zone: None,
            best_hours: None,
            do_not_contact: false,
            consent: more.consent.unwrap_or_default(),
            place: Some(place),
        };
        return contacts::create(act, &new);
    };
    if !contacts::people(act, account)?.iter().any(|p| p.contact.id == known.id) {
        contacts::join(act, known.id, &place)?;
    }
    let said = ContactChange {
        name: Patch::of(more.contact_name.clone()),
        email: learned(&more.email, &known.email, &lead.email),
        phone: learned(&more.phone, &known.phone, &lead.phone),
        preferred_channel: Patch::of(more.preferred_channel),
        language: Patch::of(more.language.clone()),
        consent: Patch::of(more.consent),
        ..Default::default()
    };
    contacts::change(act, known.id, &said, known.version)
}

/// What is said now counts; what the inquiry said fills only what was not known.
fn learned(said: &Option<String>, known: &Option<String>, inquired: &Option<String>) -> Patch<Option<String>> {
    let new = said.clone().or_else(|| inquired.clone().filter(|_| known.is_none()));
    Patch::of(new.map(Some))
}

/// The place of the work: the account's site at this address if there is one, else a new one.
fn site(act: &Act<'_>, lead: &Lead, more: &QualifyLead, account: AccountId) -> Result<Option<SiteId>> {
    let mut facts = more.site.clone().unwrap_or_default();
    if typed::filled(facts.line1.typed()).is_none() {
        let read = typed::postal_address(&lead.address);
        facts = SiteFacts {
            line1: Some(read.line1).into(),
            city: facts.city.or(Some(read.city)).into(),
            region: facts.region.or(Some(read.region)).into(),
            postal_code: facts.postal_code.or(Some(read.postal_code)).into(),
            ..facts
        };
    }
    let Some(line1) = typed::filled(facts.line1.typed()) else { return Ok(None) };
    let there = sites::of_account(act, account)?.into_iter().find(|s| s.line1.to_lowercase() == line1.to_lowercase());
    match there {
        Some(site) => Ok(Some(sites::change(act, site.id, &facts, site.version)?.id)),
        None => Ok(Some(sites::create(act, &NewSite { account_id: account, facts })?.id)),
    }
}

fn sale(
    act: &Act<'_>,
    lead: &Lead,
    more: &QualifyLead,
    account: AccountId,
    contact: &Contact,
    site: Option<SiteId>,
) -> Result<Opportunity> {
    opportunities::create(
        act,
        &NewOpportunity {
            name: typed::filled(more.opportunity_name.as_deref()).unwrap_or_else(|| name_for(lead)),
            account_id: Some(account),
            contact_id: Some(contact.id),
            site_id: site,
            lead_id: Some(lead.id),
            pipeline_id: more.pipeline_id,
            stage_id: more.stage_id,
            value: more.value,
            source_id: lead.source_id,
            campaign_id: lead.campaign_id,
            next_step: more.next_step.clone(),
            next_step_on: more.next_step_on,
            ..Default::default()
        },
    )
}

/// The name of the person with the first words of what they want.
fn name_for(lead: &Lead) -> String {
    const WORDS: usize = 8;
    let wish = lead.message.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    let name = if wish.is_empty() { lead.name.clone() } else { format!("{}: {wish}", lead.name) };
    name.chars().take(120).collect()
}

/// Shows what happened while it was a lead on the timelines of what it became.
fn carry_past(act: &Act<'_>, lead: &Lead, account: AccountId, contact: &Contact, to: &Opportunity) -> Result<()> {
    let past = act.rows("SELECT seq FROM event_link WHERE company_id = $1 AND record_id = $2", &[&lead.id])?;
    for row in &past {
        let seq: i64 = row.get("seq")?;
        for record in [account.0, contact.id.0, to.id.0] {
            act.execute(
                "INSERT INTO event_link (company_id, record_id, seq) VALUES ($1, $2, $3)
                 ON CONFLICT (company_id, record_id, seq) DO NOTHING",
                &[&record, &seq],
            )?;
        }
    }
    Ok(())
}
