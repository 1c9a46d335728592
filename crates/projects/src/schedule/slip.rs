//! Tells the customer that the finish moved: one message, drafted for the office to send, rewritten while it waits.

use crm::{
    communications::{self, CommunicationId, CommunicationState, DraftChange, NewDraft},
    contacts::{self, Contact, ContactId},
    opportunities::OpportunityId,
};
use jiff::civil::Date;
use platform::{Act, Result};

use crate::projects::Project;

/// Drafts when the finish moved past what was promised; rewrites or withdraws a draft that still waits.
pub(super) fn tell_customer(act: &Act<'_>, project: &Project, before: Date, after: Date) -> Result<()> {
    let (Some(promised), Some(contact)) = (project.promised_finish, project.contact_id) else { return Ok(()) };
    if project.baseline_finish.is_none() {
        return Ok(());
    }
    let waiting = waiting_draft(act, project)?;
    if after <= promised {
        return match waiting {
            Some((id, _)) => communications::discard(act, id),
            None => Ok(()),
        };
    }
    if waiting.is_none() && after < before {
        return Ok(());
    }
    let contact = contacts::get(act, ContactId(contact))?;
    let (subject, body) = words(act, project, &contact, promised, after)?;
    if let Some((id, version)) = waiting {
        let change = DraftChange { subject: subject.into(), body: body.into() };
        return communications::change_draft(act, id, &change, version).map(|_| ());
    }
    let draft = communications::draft(
        act,
        &NewDraft {
            account_id: project.account_id,
            contact_id: contact.id,
            project_id: Some(project.id.0),
            opportunity_id: project.opportunity_id.map(OpportunityId),
            subject,
            body,
            reason: format!("The finish of “{}” moved from {promised} to {after}.", project.name),
        },
    )?;
    act.execute("UPDATE project SET slip_draft_id = $3 WHERE company_id = $1 AND id = $2", &[&project.id, &draft.id])?;
    Ok(())
}

/// The message about this project that nobody has sent or discarded yet.
fn waiting_draft(act: &Act<'_>, project: &Project) -> Result<Option<(CommunicationId, i64)>> {
    let Some(id) = project.slip_draft_id.map(CommunicationId) else { return Ok(None) };
    let message = communications::get(act, id)?;
    Ok((message.state == CommunicationState::Draft).then_some((id, message.version)))
}

fn words(act: &Act<'_>, project: &Project, contact: &Contact, promised: Date, after: Date) -> Result<(String, String)> {
    let first = contact.name.split_whitespace().next().unwrap_or(&contact.name);
    let name = contact.call_me.as_deref().unwrap_or(first);
    let company = platform::companies::company(act)?.name;
    let job = &project.name;
    Ok(if contact.language.starts_with("es") {
        let (old, new) = (in_spanish(promised), in_spanish(after));
        (
            format!("{job}: nueva fecha de término, {new}"),
            format!(
                "Hola {name}:\n\nLa fecha de término de “{job}” cambia del {old} al {new}. Queríamos que lo supiera \
                 por nosotros y a tiempo. Si la nueva fecha no le conviene, respóndanos y buscamos otra solución.\n\n\
                 {company}"
            ),
        )
    } else {
        let (old, new) = (in_english(promised), in_english(after));
        (
            format!("{job}: new finish date, {new}"),
            format!(
                "Hi {name},\n\nThe finish of “{job}” moves from {old} to {new}. We wanted you to hear it from us, and \
                 early. If the new date does not work for you, reply and we will look for another way.\n\n{company}"
            ),
        )
    })
}

fn in_english(date: Date) -> String {
    date.strftime("%A, %B %-d").to_string()
}

fn in_spanish(date: Date) -> String {
    const DAYS: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    const MONTHS: [&str; 12] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let day = DAYS[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)];
    let month = MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)];
    format!("{day} {} de {month}", date.day())
}
