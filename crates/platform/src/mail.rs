//! Mail out. A message is written in the transaction that causes it; a job hands it to the SMTP server. Without a
//! server it stays in the built-in outbox, where anybody in the office can read what would have been sent.

use db::Conn;
use jiff::Timestamp;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
};
use serde::{Deserialize, Serialize};

use crate::{
    Act, Cursor, Error, NewEvent, Page, Platform, Result, Row, Who,
    files::{self, FileId},
    jobs::{Handlers, Job, NewJob},
};

kernel::typed_id!(MailId, "Names one message.");

/// What stands in a stored letter where its code stood.
const HIDDEN: &str = "••••••";

kernel::text_enum! {
    /// Where a message is on its way.
    pub enum MailState {
        Queued = "queued",
        Sent = "sent",
        /// No mail server is set up: kept to be read, not sent.
        Held = "held",
        Failed = "failed",
    }
}

/// How mail leaves: through an SMTP server, or not at all.
#[derive(Clone)]
pub enum Transport {
    Outbox,
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Transport {
    /// `smtp://host:port`, `smtps://user:password@host` (TLS), or `outbox`.
    pub fn from_url(url: &str) -> Result<Self> {
        if url.is_empty() || url == "outbox" {
            return Ok(Self::Outbox);
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|e| {
            Error::invalid("mail_url", format!("The mail server address is not usable ({e}); write smtp://host:port."))
        })?;
        Ok(Self::Smtp(builder.build()))
    }
}

pub struct NewMail {
    pub to_address: String,
    pub to_name: String,
    pub subject: String,
    pub text: String,
    pub html: Option<String>,
    pub attachments: Vec<FileId>,
    /// The record whose timeline shows that the message went out.
    pub record: Option<uuid::Uuid>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Mail {
    pub id: MailId,
    pub to_address: String,
    pub to_name: String,
    pub subject: String,
    pub text_body: String,
    pub html_body: Option<String>,
    pub attachments: Vec<FileId>,
    pub state: MailState,
    pub last_error: Option<String>,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub record_id: Option<uuid::Uuid>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
}

impl Act<'_> {
    /// Queues a message; it leaves after the commit.
    pub fn send_mail(&self, mail: NewMail) -> Result<MailId> {
        self.queue_mail(mail, None)
    }

    /// The same for a message with something in it that opens a door once, until then. The outbox shows it while it works
    /// and the message has not left; after that nobody can read it any more.
    pub fn send_code(&self, mail: NewMail, code: &str, until: Timestamp) -> Result<MailId> {
        let id = self.queue_mail(mail, Some((code, until)))?;
        self.enqueue(NewJob::now("mail.forget_code", serde_json::json!({ "mail_id": id })).at(until))?;
        Ok(id)
    }

    fn queue_mail(&self, mail: NewMail, code: Option<(&str, Timestamp)>) -> Result<MailId> {
        mail.to_address.parse::<lettre::Address>().map_err(|_| {
            Error::invalid(
                "to",
                format!("\"{}\" is not an e-mail address; correct it and send again.", mail.to_address),
            )
        })?;
        let stored = |text: &str| code.map_or_else(|| text.to_owned(), |(code, _)| text.replace(code, HIDDEN));
        let id: MailId = self.new_id();
        let message_id = format!("<{id}@ridgebeam>");
        self.execute(
            "INSERT INTO mail (company_id, id, message_id, to_address, to_name, subject, text_body, html_body, attachments,
               state, record_id, created_at, code, code_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $10, $11, $12, $13)",
            &[
                &id,
                &message_id,
                &mail.to_address,
                &mail.to_name,
                &stored(&one_line(&mail.subject)),
                &stored(&mail.text),
                &mail.html.as_deref().map(stored),
                &serde_json::to_string(&mail.attachments)?,
                &mail.record,
                &self.at,
                &code.map(|(code, _)| code),
                &code.map(|(_, until)| until),
            ],
        )?;
        self.enqueue(NewJob::now("mail.deliver", serde_json::json!({ "mail_id": id })))?;
        Ok(id)
    }
}

/// A subject with line breaks could smuggle headers.
fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).collect::<Vec<_>>().join(" ")
}

fn mail(row: &Row) -> Result<Mail> {
    let code: Option<String> = row.get("code")?;
    let whole = |text: String| code.as_ref().map_or(text.clone(), |code| text.replace(HIDDEN, code));
    Ok(Mail {
        id: row.get("id")?,
        to_address: row.get("to_address")?,
        to_name: row.get("to_name")?,
        subject: whole(row.get("subject")?),
        text_body: whole(row.get("text_body")?),
        html_body: row.get::<Option<String>>("html_body")?.map(whole),
        attachments: serde_json::from_str(&row.get::<String>("attachments")?)?,
        state: row.get("state")?,
        last_error: row.get("last_error")?,
        record_id: row.get("record_id")?,
        created_at: row.get("created_at")?,
        sent_at: row.get("sent_at")?,
    })
}

/// The outbox, newest first.
pub fn outbox(q: &Conn<'_>, cursor: &Cursor) -> Result<Page<Mail>> {
    let before: MailId = cursor.key()?.unwrap_or(MailId(uuid::Uuid::max()));
    let rows = q.rows(
        "SELECT * FROM mail WHERE company_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        &[&before, &cursor.fetch()],
    )?;
    Ok(cursor.page(rows.iter().map(mail).collect::<Result<Vec<_>>>()?, |m| m.id))
}

pub fn message(q: &Conn<'_>, id: MailId) -> Result<Mail> {
    let row = q.row("SELECT * FROM mail WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(mail).transpose()?.ok_or(Error::NotFound("the message"))
}

/// Whether the message had a code that is over.
fn code_is_over(q: &Conn<'_>, id: MailId, at: Timestamp) -> Result<bool> {
    let over = "SELECT id FROM mail WHERE company_id = $1 AND id = $2
                  AND code_until IS NOT NULL AND (code IS NULL OR code_until <= $3)";
    Ok(q.row(over, &[&id, &at])?.is_some())
}

/// Sends a held or failed message again.
pub fn retry(act: &Act<'_>, id: MailId) -> Result<Mail> {
    message(act, id)?;
    if code_is_over(act, id, act.at)? {
        return Err(Error::refused(
            "mail.code_over",
            "What this message brings works no more, so it is not sent again.",
            "Let a new code be asked for where this one was, or invite the person again.",
        ));
    }
    act.execute("UPDATE mail SET state = 'queued', last_error = NULL WHERE company_id = $1 AND id = $2", &[&id])?;
    act.enqueue(NewJob::now("mail.deliver", serde_json::json!({ "mail_id": id })))?;
    message(act, id)
}

pub fn install(handlers: &mut Handlers) {
    handlers.outside("mail.deliver", deliver);
    handlers.unit("mail.forget_code", forget_code);
}

/// What the jobs are about.
#[derive(Deserialize)]
struct About {
    mail_id: MailId,
}

fn forget_code(act: &Act<'_>, job: &Job) -> Result<()> {
    let About { mail_id } = job.read()?;
    act.execute("UPDATE mail SET code = NULL WHERE company_id = $1 AND id = $2", &[&mail_id])?;
    Ok(())
}

async fn deliver(platform: Platform, job: Job) -> Result<()> {
    let About { mail_id } = job.read()?;
    let (who, at) = (Who::system(job.company), platform.clock().now());
    let read = move |q: &Conn<'_>| Ok((message(q, mail_id)?, code_is_over(q, mail_id, at)?));
    let (m, over) = platform.read(&who, read).await?;
    if m.state == MailState::Sent {
        return Ok(());
    }
    if over {
        let why = Some("its code was over before it could leave");
        return platform.act(&who, move |act| settle(act, mail_id, MailState::Failed, why)).await;
    }
    let outcome = match platform.mail() {
        Transport::Outbox => Ok(MailState::Held),
        Transport::Smtp(smtp) => {
            let letter = compose(&platform, &who, &m).await?;
            smtp.send(letter).await.map(|_| MailState::Sent).map_err(|e| e.to_string())
        }
    };
    let last = job.attempts >= 8;
    match outcome {
        Ok(state) => platform.act(&who, move |act| settle(act, mail_id, state, None)).await,
        Err(error) => {
            let state = if last { MailState::Failed } else { MailState::Queued };
            let text = error.clone();
            platform.act(&who, move |act| settle(act, mail_id, state, Some(&text))).await?;
            if last {
                Ok(())
            } else {
                Err(Error::Internal(format!("the mail server did not take the message: {error}")))
            }
        }
    }
}

fn settle(act: &Act<'_>, id: MailId, state: MailState, error: Option<&str>) -> Result<()> {
    let sent_at = (state == MailState::Sent).then_some(act.at);
    act.execute(
        "UPDATE mail SET state = $3, last_error = $4, sent_at = $5, code = CASE WHEN $6 THEN NULL ELSE code END
         WHERE company_id = $1 AND id = $2",
        &[&id, &state, &error, &sent_at, &(state == MailState::Sent)],
    )?;
    let m = message(act, id)?;
    // As it is stored: timelines are kept for ever, and have no codes in them.
    let subject: String =
        act.one("SELECT subject FROM mail WHERE company_id = $1 AND id = $2", &[&id])?.get("subject")?;
    if state != MailState::Queued {
        let kind = match state {
            MailState::Sent => "mail.sent",
            MailState::Failed => "mail.failed",
            _ => "mail.held",
        };
        let mut event = NewEvent::new(kind, "mail", id)
            .data(serde_json::json!({ "to": m.to_address, "subject": subject, "error": error }));
        if let Some(record) = m.record_id {
            event = event.link(crate::EventId(record));
        }
        act.emit(event)?;
    }
    Ok(())
}

async fn compose(platform: &Platform, who: &Who, m: &Mail) -> Result<lettre::Message> {
    let bad = |e: &dyn std::fmt::Display| Error::Internal(format!("the message could not be composed: {e}"));
    let from: Mailbox = platform.settings().mail_from.parse().map_err(|e| bad(&e))?;
    let to = Mailbox::new(Some(m.to_name.clone()), m.to_address.parse().map_err(|e| bad(&e))?);
    let body = match &m.html_body {
        Some(html) => MultiPart::alternative_plain_html(m.text_body.clone(), html.clone()),
        None => MultiPart::mixed().singlepart(SinglePart::plain(m.text_body.clone())),
    };
    let mut parts = MultiPart::mixed().multipart(body);
    for id in m.attachments.iter().copied() {
        let stored = platform.read(who, move |q| files::file(q, id)).await?;
        let (files, company, sha256) = (platform.files().clone(), who.company, stored.sha256);
        let read = tokio::task::spawn_blocking(move || files.get(company, &sha256));
        let bytes = read.await.map_err(|e| bad(&e))??;
        let kind = ContentType::parse(&stored.media_type).map_err(|e| bad(&e))?;
        parts = parts.singlepart(Attachment::new(stored.name).body(bytes, kind));
    }
    lettre::Message::builder()
        .from(from)
        .to(to)
        .message_id(Some(format!("<{}@ridgebeam>", m.id)))
        .subject(m.subject.clone())
        .multipart(parts)
        .map_err(|e| bad(&e))
}
