//! After the signature: the sealed copy with its certificate, made once and sent to everybody concerned.

use std::sync::Arc;

use crm::contacts;
use documents::{CertificateEvent, CertificateOfSignature, SealedProposal, Signature, Typesetter};
use jiff::{Timestamp, tz::TimeZone};
use platform::{
    Act, Conn, Error, Platform, Result, Who, companies, files,
    jobs::{Handlers, Job, Reaction},
    mail::NewMail,
};
use serde_json::json;

use super::{
    ChainEvent, Content, Proposal, ProposalId, audit_record, chain, content, create::event, get, letters, money, paper,
};

/// Sealing happens after the commit, and again until it is done: a crash in between loses nothing.
pub fn install(handlers: &mut Handlers, typesetter: Arc<dyn Typesetter>) {
    handlers.outside("proposal.seal", move |platform, job| seal(platform, job, typesetter.clone()));
    handlers.react("proposal.signed", "proposal.seal");
}

async fn seal(platform: Platform, job: Job, typesetter: Arc<dyn Typesetter>) -> Result<()> {
    let reaction: Reaction = job.read()?;
    let (id, who) = (ProposalId(reaction.subject_id), Who::system(job.company));
    let Some(mut draft) = platform.read(&who, move |q| sealed_draft(q, id)).await? else { return Ok(()) };
    let (files, company) = (platform.files().clone(), who.company);
    let (sha256, size) = tokio::task::spawn_blocking(move || {
        draft.signed_pdf = files.get(company, &draft.certificate.document_sha256)?;
        let pdf = typesetter.sealed_proposal(&draft).map_err(|e| Error::Internal(e.to_string()))?;
        Ok::<_, Error>((files.put(company, &pdf)?, pdf.len()))
    })
    .await
    .map_err(|e| Error::Internal(e.to_string()))??;
    platform.act(&who, move |act| sealed(act, id, &sha256, size)).await
}

/// Without the bytes that were signed; they are read when no unit of work waits for them. None once it is sealed.
fn sealed_draft(q: &Conn<'_>, id: ProposalId) -> Result<Option<SealedProposal>> {
    let proposal = get(q, id)?;
    let Some(signed_at) = proposal.signed_at.filter(|_| proposal.sealed_file_id.is_none()) else { return Ok(None) };
    let (content, record) = (content(q, id)?, audit_record(q, id)?);
    let zone = companies::zone(q)?;
    let email = proposal.sent_to.clone().unwrap_or_default();
    let mut doc = paper(&content);
    let name = proposal.signer_name.clone().unwrap_or_default();
    doc.signature = Some(Signature { name, at: moment(signed_at, &zone), drawing: None });
    Ok(Some(SealedProposal {
        proposal: doc,
        certificate: certificate(&proposal, &content, &record.events, email, &zone),
        signed_pdf: Vec::new(),
        record_json: serde_json::to_vec_pretty(&record)?,
        sealed: signed_at,
    }))
}

fn certificate(
    proposal: &Proposal,
    content: &Content,
    events: &[ChainEvent],
    signer_email: String,
    zone: &TimeZone,
) -> CertificateOfSignature {
    let when = |at: Option<Timestamp>| at.map(|at| moment(at, zone)).unwrap_or_default();
    let signed = events.iter().find(|e| e.kind == "signed").map(|e| e.data["from"].clone()).unwrap_or_default();
    let from = |key: &str| signed[key].as_str().unwrap_or_default().to_owned();
    CertificateOfSignature {
        document_sha256: proposal.pdf_sha256.clone(),
        version_sha256: proposal.content_sha256.clone(),
        signer_name: proposal.signer_name.clone().unwrap_or_default(),
        signer_email,
        sent_at: when(proposal.sent_at),
        viewed_at: when(proposal.viewed_at),
        signed_at: when(proposal.signed_at),
        amount: money(proposal.total),
        ip: from("ip"),
        user_agent: from("user_agent"),
        consent: content.consent.clone(),
        events: events.iter().map(|event| certificate_event(event, content, zone)).collect(),
    }
}

fn certificate_event(event: &ChainEvent, content: &Content, zone: &TimeZone) -> CertificateEvent {
    let (english, spanish) = match event.kind.as_str() {
        "created" => ("Made", "Preparado"),
        "sent" => ("Sent", "Enviado"),
        "opened" => ("Opened", "Abierto"),
        "consented" => ("Consent given", "Consentimiento dado"),
        "code_sent" => ("Code sent", "Código enviado"),
        "code_wrong" => ("Wrong code", "Código equivocado"),
        "verified" => ("Code matched", "Código correcto"),
        "signed" => ("Signed", "Firmado"),
        other => (other, other),
    };
    let text = |key: &str| event.data[key].as_str().or_else(|| event.data["from"][key].as_str()).unwrap_or_default();
    let who = if matches!(event.kind.as_str(), "created" | "sent") { text("by") } else { &content.contact };
    CertificateEvent {
        at: moment(event.at, zone),
        event: content.language.pick(english, spanish).to_owned(),
        who: who.to_owned(),
        detail: [text("to"), text("ip")].into_iter().find(|t| !t.is_empty()).unwrap_or_default().to_owned(),
        hash: event.hash.clone(),
    }
}

fn moment(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %Z").to_string()
}

fn sealed(act: &Act<'_>, id: ProposalId, sha256: &str, size: usize) -> Result<()> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if proposal.sealed_file_id.is_some() {
        return Ok(());
    }
    let name = format!("{}-signed.pdf", proposal.label);
    let file = files::record(act, &name, "application/pdf", sha256, size)?;
    act.execute(
        "UPDATE proposal SET sealed_file_id = $3, sealed_sha256 = $4, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &file.id, &sha256],
    )?;
    chain::append(act, id, "sealed", json!({ "sealed_sha256": sha256 }))?;
    act.emit(event("proposal.sealed", &proposal))?;
    let content = content(act, id)?;
    let mut copies = vec![];
    copies.extend(proposal.sent_to.clone().map(|to| (to, contacts::get(act, proposal.contact_id))));
    let mut told = Vec::new();
    for (address, contact) in copies {
        copy(act, &proposal, &content, &address, &contact?.name, file.id)?;
        told.push(address);
    }
    if !content.company.email.is_empty() {
        copy(act, &proposal, &content, &content.company.email, &content.company.name, file.id)?;
        told.push(content.company.email.clone());
    }
    chain::append(act, id, "copies_sent", json!({ "to": told }))
}

fn copy(act: &Act<'_>, p: &Proposal, content: &Content, to: &str, name: &str, file: files::FileId) -> Result<()> {
    let letter = letters::signed_copy(content, p);
    act.send_mail(NewMail {
        to_address: to.to_owned(),
        to_name: name.to_owned(),
        subject: letter.subject,
        text: letter.text,
        html: None,
        attachments: vec![file],
        record: Some(p.id.0),
    })?;
    Ok(())
}
