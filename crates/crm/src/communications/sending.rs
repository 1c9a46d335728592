use platform::{
    Act, Error, Result,
    mail::{MailId, NewMail},
};

use super::{
    Channel, Communication, CommunicationId, CommunicationState, NewCommunication,
    actions::{self, Entry},
    get,
};
use crate::{
    accounts::AccountId,
    contacts::{self, Contact, Permission},
};

/// The outcome of what was only written down, because no provider for its channel is set up.
pub const LOG_ONLY: &str = "log_only";

/// Sends a draft. An e-mail leaves; a text is written down as sent by the log-only provider; a call is marked as made.
pub fn send(act: &Act<'_>, id: CommunicationId) -> Result<Communication> {
    let draft = actions::waiting(act, id)?;
    let contact = match draft.contact_id {
        Some(contact) => contacts::get(act, contact)?,
        None => {
            return Err(Error::refused("communication.no_contact", "It is addressed to nobody.", "Write a new one."));
        }
    };
    may_reach(&contact, draft.channel)?;
    let (mail, outcome) = match draft.channel {
        Channel::Email => (Some(mail(act, &draft.subject, &draft.body, draft.account_id, &contact)?), None),
        Channel::Text => {
            phone(&contact)?;
            (None, Some(LOG_ONLY))
        }
        Channel::Call | Channel::Meeting | Channel::Note => (None, Some("done")),
    };
    act.execute(
        "UPDATE communication SET state = $3, mail_id = $4, outcome = $5, occurred_at = $6, user_id = $7,
           version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &CommunicationState::Sent, &mail, &outcome, &act.at, &act.who.user_id()],
    )?;
    let sent = get(act, id)?;
    act.emit(actions::event("communication.sent", &sent))?;
    Ok(sent)
}

/// Writes an e-mail and sends it at once: for what goes out by itself.
pub fn send_now(act: &Act<'_>, message: &NewCommunication, contact: &Contact) -> Result<Communication> {
    may_reach(contact, Channel::Email)?;
    let mail = mail(act, &message.subject, &message.body, message.account_id, contact)?;
    let (state, at) = (CommunicationState::Sent, act.at);
    actions::write(act, Entry { new: message, state, at, mail_id: Some(mail), reason: None })
}

/// Whether we may reach a person on a channel at this moment.
pub fn may_reach(contact: &Contact, channel: Channel) -> Result<()> {
    if contact.do_not_contact {
        return Err(Error::refused(
            "contact.do_not_contact",
            format!("{} asked not to be contacted.", contact.name),
            "Leave it unsent. If they have asked for contact again, change that on their record first.",
        ));
    }
    let permission = match channel {
        Channel::Email => contact.consent.email,
        Channel::Text => contact.consent.text,
        Channel::Call => contact.consent.call,
        Channel::Meeting | Channel::Note => Permission::Granted,
    };
    if permission == Permission::Refused {
        return Err(Error::refused(
            "contact.consent_refused",
            format!("{} refused messages by {channel}.", contact.name),
            "Use another channel, or ask them and note their consent on their record.",
        ));
    }
    Ok(())
}

fn mail(act: &Act<'_>, subject: &str, body: &str, account: Option<AccountId>, contact: &Contact) -> Result<MailId> {
    let Some(to_address) = contact.email.clone() else {
        return Err(Error::refused(
            "contact.no_email",
            format!("{} has no e-mail address on file.", contact.name),
            "Add the address to their record, then send again.",
        ));
    };
    act.send_mail(NewMail {
        to_address,
        to_name: contact.name.clone(),
        subject: subject.to_owned(),
        text: body.to_owned(),
        html: None,
        attachments: Vec::new(),
        record: account.map(|id| id.0),
    })
}

fn phone(contact: &Contact) -> Result<()> {
    if contact.phone.is_some() {
        return Ok(());
    }
    Err(Error::refused(
        "contact.no_phone",
        format!("{} has no telephone number on file.", contact.name),
        "Add the number to their record, then send again.",
    ))
}
