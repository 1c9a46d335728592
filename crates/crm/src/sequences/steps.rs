use jiff::{Timestamp, ToSpan};
use platform::{
    Act, Error, EventId, NewEvent, Result,
    companies::{company, zone},
    jobs::{Job, NewJob, Reaction},
};
use serde::Deserialize;

use super::{Enrolment, EnrolmentId, EnrolmentState, Sequence, Step, actions, sequences};
use crate::{
    accounts::AccountId,
    communications::{self, Channel, Direction, NewCommunication, may_reach},
    contacts::{self, Contact, ContactId},
};

/// What an event must say so that somebody can be enrolled.
#[derive(Deserialize)]
struct Whom {
    account_id: Option<AccountId>,
    contact_id: Option<ContactId>,
}

/// Enrols the person an event is about in every sequence that waits for it. Once for each record.
pub(super) fn enrol(act: &Act<'_>, job: &Job) -> Result<()> {
    let reaction: Reaction = job.read()?;
    let Ok(Whom { account_id: Some(account), contact_id }) = serde_json::from_value(reaction.data.clone()) else {
        tracing::warn!(event = %reaction.event, "nobody to enrol: the event names no account");
        return Ok(());
    };
    let contact = match contact_id {
        Some(named) => Some(named),
        None => contacts::people(act, account)?.first().map(|p| p.contact.id),
    };
    let Some(contact) = contact else { return Ok(()) };
    for sequence in sequences(act)?.iter().filter(|s| s.active && s.trigger_event == reaction.event) {
        let Some(first) = sequence.steps.first() else { continue };
        let (id, at): (EnrolmentId, _) = (act.new_id(), later(act, first)?);
        let new = act.execute(
            "INSERT INTO enrolment (company_id, id, sequence_id, account_id, contact_id, subject_id, next_step, next_at,
               state, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 'active', $8)
             ON CONFLICT (company_id, sequence_id, subject_id) DO NOTHING",
            &[&id, &sequence.id, &account, &contact, &reaction.subject_id, &at, &act.at],
        )?;
        if new == 0 {
            continue;
        }
        wait_for(act, id, 0, at)?;
        let event = NewEvent::new("sequence.enrolled", "enrolment", id).link(account).link(contact);
        act.emit(
            event
                .link(EventId(reaction.subject_id))
                .data(serde_json::json!({ "sequence": sequence.name, "next_at": at.to_string() })),
        )?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Due {
    enrolment_id: EnrolmentId,
    step: i64,
}

fn wait_for(act: &Act<'_>, id: EnrolmentId, step: i64, at: Timestamp) -> Result<()> {
    let payload = serde_json::json!({ "enrolment_id": id, "step": step });
    act.enqueue(NewJob::now("sequence.step", payload).at(at).once(format!("sequence.step:{id}:{step}")))
}

/// So many days on, at the same hour of the company's day, whatever the clocks did meanwhile.
fn later(act: &Act<'_>, step: &Step) -> Result<Timestamp> {
    let then = act.at.to_zoned_datetime(zone(act)?).checked_add(step.delay_days.days());
    Ok(then.map_err(|e| Error::Internal(format!("{} days on: {e}", step.delay_days)))?.timestamp())
}

/// Sends one step, if its hour has come and the person may still be written to.
pub(super) fn step(act: &Act<'_>, job: &Job) -> Result<()> {
    let due: Due = job.read()?;
    let enrolment = actions::one(act, due.enrolment_id)?;
    if enrolment.state != EnrolmentState::Active || enrolment.next_step != due.step {
        return Ok(());
    }
    let sequence = sequences(act)?.into_iter().find(|s| s.id == enrolment.sequence_id && s.active);
    let at = usize::try_from(due.step).unwrap_or(usize::MAX);
    let Some((sequence, step)) = sequence.and_then(|s| s.steps.get(at).cloned().map(|step| (s, step))) else {
        return actions::end(act, &enrolment, EnrolmentState::Stopped, "the sequence was switched off");
    };
    let contact = contacts::get(act, enrolment.contact_id)?;
    if let Err(why) = may_reach(&contact, Channel::Email) {
        return actions::end(act, &enrolment, EnrolmentState::Stopped, &why.to_string());
    }
    if contact.email.is_none() {
        return actions::end(act, &enrolment, EnrolmentState::Stopped, "no e-mail address is on file");
    }
    say(act, &enrolment, &step, &contact)?;
    move_on(act, &enrolment, &sequence, due.step + 1)
}

fn say(act: &Act<'_>, enrolment: &Enrolment, step: &Step, contact: &Contact) -> Result<()> {
    let company = company(act)?;
    let fill = |text: &str| {
        speakable(text, &company.settings.review_link)
            .replace("{first_name}", contact.first_name())
            .replace("{company}", &company.name)
            .replace("{review_link}", &company.settings.review_link)
            .trim()
            .to_owned()
    };
    let message = NewCommunication {
        channel: Channel::Email,
        direction: Direction::Out,
        subject: fill(&step.subject),
        body: fill(&step.body),
        outcome: None,
        occurred_at: None,
        account_id: Some(enrolment.account_id),
        contact_id: Some(contact.id),
        lead_id: None,
        opportunity_id: None,
        project_id: Some(enrolment.subject_id),
    };
    communications::send_now(act, &message, contact)?;
    let event = NewEvent::new("sequence.step_sent", "enrolment", enrolment.id).link(enrolment.account_id);
    act.emit(event.link(contact.id).link(EventId(enrolment.subject_id)).data(serde_json::json!({
        "sequence": enrolment.sequence_name, "step": enrolment.next_step + 1, "subject": message.subject,
        "contact": contact.name,
    })))?;
    Ok(())
}

/// Without the paragraphs that lead to a review where there is no link to one.
fn speakable(text: &str, review_link: &str) -> String {
    let leads_nowhere = |paragraph: &&str| review_link.trim().is_empty() && paragraph.contains("{review_link}");
    text.split("\n\n").filter(|paragraph| !leads_nowhere(paragraph)).collect::<Vec<_>>().join("\n\n")
}

fn move_on(act: &Act<'_>, enrolment: &Enrolment, sequence: &Sequence, next: i64) -> Result<()> {
    let following = usize::try_from(next).ok().and_then(|n| sequence.steps.get(n));
    let at = following.map(|s| later(act, s)).transpose()?;
    let state = if at.is_some() { EnrolmentState::Active } else { EnrolmentState::Done };
    act.execute(
        "UPDATE enrolment SET next_step = $3, next_at = $4, state = $5 WHERE company_id = $1 AND id = $2",
        &[&enrolment.id, &next, &at, &state],
    )?;
    match at {
        Some(at) => wait_for(act, enrolment.id, next, at),
        None => Ok(()),
    }
}
