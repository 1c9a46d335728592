//! The lead inbox: who asked, who waits longest, what became of it.

use axum::{Json, extract::State, http::StatusCode};
use crm::leads::{
    self, CallOfLead, CalledLead, DisqualifyLead, Inquiry, Lead, LeadFilter, LeadForm, LeadFormChange, LeadFormId,
    LeadId, NewLead, NewLeadForm, QualifiedLead, QualifyLead,
};
use platform::Page;
use serde::Serialize;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/leads", operation_id = "list_leads", tag = "crm",
    params(LeadFilter, PageQuery), responses((status = 200, body = Page<Lead>)))]
pub async fn list_leads(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<LeadFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Lead>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| leads::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/leads", operation_id = "create_lead", tag = "crm",
    request_body = NewLead, responses((status = 201, body = Lead)))]
pub async fn create_lead(
    State(app): State<App>,
    who: Caller,
    command: Command<NewLead>,
) -> Result<(StatusCode, Json<Lead>), Problem> {
    let new = command.input;
    let lead = app.platform.act_once(&who, command.once, move |act| leads::arrive(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(lead)))
}

#[utoipa::path(get, path = "/leads/{id}", operation_id = "get_lead", tag = "crm",
    params(("id" = LeadId, Path)), responses((status = 200, body = Lead)))]
pub async fn get_lead(State(app): State<App>, who: Caller, At(id): At<LeadId>) -> Result<Json<Lead>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| leads::get(q, id)).await?))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Inquiries {
    items: Vec<Inquiry>,
}

#[utoipa::path(get, path = "/leads/{id}/inquiries", operation_id = "list_inquiries", tag = "crm",
    params(("id" = LeadId, Path)), responses((status = 200, body = Inquiries)))]
pub async fn list_inquiries(
    State(app): State<App>,
    who: Caller,
    At(id): At<LeadId>,
) -> Result<Json<Inquiries>, Problem> {
    Ok(Json(Inquiries { items: app.platform.read(&who, move |q| leads::inquiries(q, id)).await? }))
}

#[utoipa::path(post, path = "/leads/{id}/calls", operation_id = "call_lead", tag = "crm",
    request_body = CallOfLead, params(("id" = LeadId, Path)), responses((status = 201, body = CalledLead)))]
pub async fn call_lead(
    State(app): State<App>,
    who: Caller,
    At(id): At<LeadId>,
    command: Command<CallOfLead>,
) -> Result<(StatusCode, Json<CalledLead>), Problem> {
    let call = command.input;
    let called = app.platform.act_once(&who, command.once, move |act| leads::call(act, id, &call)).await?;
    Ok((StatusCode::CREATED, Json(called)))
}

#[utoipa::path(post, path = "/leads/{id}/qualify", operation_id = "qualify_lead", tag = "crm",
    request_body = QualifyLead, params(("id" = LeadId, Path)), responses((status = 201, body = QualifiedLead)))]
pub async fn qualify_lead(
    State(app): State<App>,
    who: Caller,
    At(id): At<LeadId>,
    command: Command<QualifyLead>,
) -> Result<(StatusCode, Json<QualifiedLead>), Problem> {
    let more = command.input;
    let qualified = app.platform.act_once(&who, command.once, move |act| leads::qualify(act, id, &more)).await?;
    Ok((StatusCode::CREATED, Json(qualified)))
}

#[utoipa::path(post, path = "/leads/{id}/disqualify", operation_id = "disqualify_lead", tag = "crm",
    request_body = DisqualifyLead, params(("id" = LeadId, Path)), responses((status = 200, body = Lead)))]
pub async fn disqualify_lead(
    State(app): State<App>,
    who: Caller,
    At(id): At<LeadId>,
    command: Command<DisqualifyLead>,
) -> Result<Json<Lead>, Problem> {
    let why = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| leads::disqualify(act, id, &why)).await?))
}

/// A form with the address under which it can be linked or embedded.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PublishedForm {
    form: LeadForm,
    url: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct LeadForms {
    items: Vec<PublishedForm>,
}

#[utoipa::path(get, path = "/lead-forms", operation_id = "list_lead_forms", tag = "crm", responses((status = 200, body = LeadForms)))]
pub async fn list_lead_forms(State(app): State<App>, who: Caller) -> Result<Json<LeadForms>, Problem> {
    let forms = app.platform.read(&who, leads::forms).await?;
    Ok(Json(LeadForms { items: forms.into_iter().map(|form| published(&app, form)).collect() }))
}

fn published(app: &App, form: LeadForm) -> PublishedForm {
    PublishedForm { url: format!("{}/f/{}", app.platform.settings().public_url, form.public_key), form }
}

#[utoipa::path(post, path = "/lead-forms", operation_id = "create_lead_form", tag = "crm",
    request_body = NewLeadForm, responses((status = 201, body = PublishedForm)))]
pub async fn create_lead_form(
    State(app): State<App>,
    who: Caller,
    command: Command<NewLeadForm>,
) -> Result<(StatusCode, Json<PublishedForm>), Problem> {
    let new = command.input;
    let form = app.platform.act_once(&who, command.once, move |act| leads::add_form(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(published(&app, form))))
}

#[utoipa::path(patch, path = "/lead-forms/{id}", operation_id = "change_lead_form", tag = "crm",
    request_body = LeadFormChange, params(("id" = LeadFormId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PublishedForm)))]
pub async fn change_lead_form(
    State(app): State<App>,
    who: Caller,
    At(id): At<LeadFormId>,
    Version(version): Version,
    command: Command<LeadFormChange>,
) -> Result<Json<PublishedForm>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| leads::change_form(act, id, &change, version);
    Ok(Json(published(&app, app.platform.act_once(&who, command.once, act).await?)))
}
