use jiff::Timestamp;
use platform::{Act, Error, NewEvent, Result, error::Checks, mail::MailId, references::known};

use super::{
    Channel, Communication, CommunicationId, CommunicationState, Direction, DraftChange, NewCommunication, NewDraft,
    get,
};
use crate::{accounts, contacts, typed};

/// Everything that is stored of a communication.
pub(super) struct Entry<'a> {
    pub new: &'a NewCommunication,
    pub state: CommunicationState,
    pub at: Timestamp,
    pub mail_id: Option<MailId>,
    pub reason: Option<String>,
}

/// Writes down what was said.
pub fn log(act: &Act<'_>, new: &NewCommunication) -> Result<Communication> {
    let at = new.occurred_at.unwrap_or(act.at);
    Checks::new()
        .that(
            !new.subject.trim().is_empty() || !new.body.trim().is_empty() || new.outcome.is_some(),
            "body",
            "Write what was said, or what came of it.",
        )
        .at_most("body", &new.body, 50_000)
        .at_most("subject", &new.subject, 500)
        .that(at <= act.at, "occurred_at", "This is in the future; write down what has happened.")
        .finish()?;
    if let Some(id) = new.account_id {
        accounts::get(act, id)?;
    }
    if let Some(id) = new.contact_id {
        contacts::get(act, id)?;
    }
    known(act, "opportunity_id", "opportunity", new.opportunity_id)?;
    known(act, "lead_id", "lead", new.lead_id)?;
    write(act, Entry { new, state: CommunicationState::Logged, at, mail_id: None, reason: None })
}

/// Writes a message in the channel the person prefers and lets it wait for somebody in the office.
pub fn draft(act: &Act<'_>, new: &NewDraft) -> Result<Communication> {
    let account = accounts::get(act, new.account_id)?;
    let contact = contacts::get(act, new.contact_id)?;
    known(act, "opportunity_id", "opportunity", new.opportunity_id)?;
    Checks::new().require("body", &new.body, "Write the message.").at_most("body", &new.body, 50_000).finish()?;
    let entry = NewCommunication {
        channel: Channel::from(contact.preferred_channel),
        direction: Direction::Out,
        subject: new.subject.clone(),
        body: new.body.clone(),
        outcome: None,
        occurred_at: None,
        account_id: Some(account.id),
        contact_id: Some(contact.id),
        lead_id: None,
        opportunity_id: new.opportunity_id,
        project_id: new.project_id,
    };
    let reason = typed::filled(Some(&new.reason));
    write(act, Entry { new: &entry, state: CommunicationState::Draft, at: act.at, mail_id: None, reason })
}

/// Changes the words of a draft, if it is still at the version the caller read.
pub fn change_draft(act: &Act<'_>, id: CommunicationId, change: &DraftChange, version: i64) -> Result<Communication> {
    let now = waiting(act, id)?;
    let subject = change.subject.given().map_or(now.subject.clone(), |typed| typed::text(typed));
    let body = change.body.given().map_or(now.body.clone(), |typed| typed::text(typed));
    Checks::new().require("body", &body, "Write the message.").at_most("body", &body, 50_000).finish()?;
    let written = act.execute(
        "UPDATE communication SET subject = $3, body = $4, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $5",
        &[&id, &subject, &body, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&now));
    }
    let changed = get(act, id)?;
    act.emit(event("communication.drafted", &changed))?;
    Ok(changed)
}

/// Decides that a draft is not sent.
pub fn discard(act: &Act<'_>, id: CommunicationId) -> Result<()> {
    let draft = waiting(act, id)?;
    let state = CommunicationState::Discarded;
    act.execute(
        "UPDATE communication SET state = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &state],
    )?;
    act.emit(event("communication.discarded", &Communication { state, ..draft }))?;
    Ok(())
}

/// The draft, if it still is one.
pub(super) fn waiting(act: &Act<'_>, id: CommunicationId) -> Result<Communication> {
    let now = get(act, id)?;
    if now.state == CommunicationState::Draft {
        return Ok(now);
    }
    Err(Error::refused(
        "communication.not_a_draft",
        format!("This message is {} already.", now.state),
        "Nothing needs to be done; to say more, write a new message.",
    ))
}

pub(super) fn write(act: &Act<'_>, entry: Entry<'_>) -> Result<Communication> {
    let (id, new): (CommunicationId, _) = (act.new_id(), entry.new);
    act.execute(
        "INSERT INTO communication (company_id, id, channel, direction, state, subject, body, outcome, occurred_at,
           account_id, contact_id, lead_id, opportunity_id, project_id, mail_id, user_id, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        &[
            &id,
            &new.channel,
            &new.direction,
            &entry.state,
            &typed::text(&new.subject),
            &typed::text(&new.body),
            &typed::filled(new.outcome.as_deref()),
            &entry.at,
            &new.account_id,
            &new.contact_id,
            &new.lead_id,
            &new.opportunity_id,
            &new.project_id,
            &entry.mail_id,
            &act.who.user_id(),
            &entry.reason,
        ],
    )?;
    let written = get(act, id)?;
    let kind = match entry.state {
        CommunicationState::Draft => "communication.drafted",
        CommunicationState::Sent => "communication.sent",
        _ => "communication.logged",
    };
    act.emit(event(kind, &written))?;
    Ok(written)
}

/// Shows on the timeline of everything it is about.
pub(super) fn event(kind: &'static str, m: &Communication) -> NewEvent {
    const SHOWN: usize = 500;
    NewEvent::new(kind, "communication", m.id)
        .link_opt(m.account_id)
        .link_opt(m.contact_id)
        .link_opt(m.lead_id)
        .link_opt(m.opportunity_id)
        .link_opt(m.project_id.map(platform::EventId))
        .data(serde_json::json!({
            "channel": m.channel, "direction": m.direction, "subject": m.subject, "outcome": m.outcome,
            "body": m.body.chars().take(SHOWN).collect::<String>(), "contact": m.contact_name, "reason": m.reason,
        }))
}
