//! Proposals: make, list, read, send; their audit record and whether it still holds.

use axum::{Json, extract::State, http::StatusCode};
use platform::{Error, Page};
use sales::{
    estimates::EstimateId,
    proposals::{self, AuditRecord, NewProposal, Proposal, ProposalFilter, ProposalId, Report},
};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery},
};

/// Freezes the estimate, typesets it, and stores both. Typesetting is slow, so it comes before the write.
#[utoipa::path(post, path = "/estimates/{id}/proposals", operation_id = "create_proposal", tag = "sales",
    request_body = NewProposal, params(("id" = EstimateId, Path)), responses((status = 201, body = Proposal)))]
pub async fn create_proposal(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    command: Command<NewProposal>,
) -> Result<(StatusCode, Json<Proposal>), Problem> {
    let (new, at, company) = (command.input, app.platform.clock().now(), who.company);
    let prepared = app.platform.read(&who, move |q| proposals::prepare(q, id, &new, at)).await?;
    let (doc, typesetter) = (proposals::paper(&prepared.content), app.typesetter.clone());
    let files = app.platform.files().clone();
    let (sha256, size) = tokio::task::spawn_blocking(move || {
        let pdf = typesetter.proposal(&doc).map_err(|e| Error::Internal(e.to_string()))?;
        Ok::<_, Error>((files.put(company, &pdf)?, pdf.len()))
    })
    .await
    .map_err(|_| Problem::internal())??;
    let act = app.platform.act_once(&who, command.once, move |act| proposals::create(act, &prepared, &sha256, size));
    Ok((StatusCode::CREATED, Json(act.await?)))
}

#[utoipa::path(get, path = "/proposals", operation_id = "list_proposals", tag = "sales",
    params(ProposalFilter, PageQuery), responses((status = 200, body = Page<Proposal>)))]
pub async fn list_proposals(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<ProposalFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Proposal>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| proposals::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(get, path = "/proposals/{id}", operation_id = "get_proposal", tag = "sales",
    params(("id" = ProposalId, Path)), responses((status = 200, body = Proposal)))]
pub async fn get_proposal(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProposalId>,
) -> Result<Json<Proposal>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| proposals::get(q, id)).await?))
}

/// E-mails the link and the PDF to the contact.
#[utoipa::path(post, path = "/proposals/{id}/send", operation_id = "send_proposal", tag = "sales",
    params(("id" = ProposalId, Path)), responses((status = 200, body = Proposal)))]
pub async fn send_proposal(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProposalId>,
    command: Command<()>,
) -> Result<Json<Proposal>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| proposals::send(act, id)).await?))
}

/// The signing record, complete in itself: it can be kept and checked anywhere.
#[utoipa::path(get, path = "/proposals/{id}/audit", operation_id = "get_proposal_audit", tag = "sales",
    params(("id" = ProposalId, Path)), responses((status = 200, body = AuditRecord)))]
pub async fn get_proposal_audit(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProposalId>,
) -> Result<Json<AuditRecord>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| proposals::audit_record(q, id)).await?))
}

/// Works out every hash of the record and its files again.
#[utoipa::path(get, path = "/proposals/{id}/verification", operation_id = "verify_proposal", tag = "sales",
    params(("id" = ProposalId, Path)), responses((status = 200, body = Report)))]
pub async fn verify_proposal(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProposalId>,
) -> Result<Json<Report>, Problem> {
    let files = app.platform.files().clone();
    Ok(Json(app.platform.read(&who, move |q| proposals::verify(q, &files, id)).await?))
}
