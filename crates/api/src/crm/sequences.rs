//! What is said by itself, and to whom.

use axum::{Json, extract::State};
use crm::{
    accounts::{self, AccountId},
    sequences::{self, Enrolment, EnrolmentId, Sequence, SequenceChange, SequenceId},
};
use serde::Serialize;

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[derive(Serialize, utoipa::ToSchema)]
pub struct Sequences {
    items: Vec<Sequence>,
}

#[utoipa::path(get, path = "/sequences", operation_id = "list_sequences", tag = "crm", responses((status = 200, body = Sequences)))]
pub async fn list_sequences(State(app): State<App>, who: Caller) -> Result<Json<Sequences>, Problem> {
    Ok(Json(Sequences { items: app.platform.read(&who, sequences::sequences).await? }))
}

#[utoipa::path(patch, path = "/sequences/{id}", operation_id = "change_sequence", tag = "crm",
    request_body = SequenceChange, params(("id" = SequenceId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Sequence)))]
pub async fn change_sequence(
    State(app): State<App>,
    who: Caller,
    At(id): At<SequenceId>,
    Version(version): Version,
    command: Command<SequenceChange>,
) -> Result<Json<Sequence>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| sequences::change(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Enrolments {
    items: Vec<Enrolment>,
}

#[utoipa::path(get, path = "/accounts/{id}/enrolments", operation_id = "list_enrolments", tag = "crm",
    params(("id" = AccountId, Path)), responses((status = 200, body = Enrolments)))]
pub async fn list_enrolments(
    State(app): State<App>,
    who: Caller,
    At(id): At<AccountId>,
) -> Result<Json<Enrolments>, Problem> {
    let read = app.platform.read(&who, move |q| {
        accounts::get(q, id)?;
        sequences::enrolments(q, id)
    });
    Ok(Json(Enrolments { items: read.await? }))
}

#[utoipa::path(post, path = "/enrolments/{id}/stop", operation_id = "stop_enrolment", tag = "crm",
    params(("id" = EnrolmentId, Path)), responses((status = 200, body = Enrolment)))]
pub async fn stop_enrolment(
    State(app): State<App>,
    who: Caller,
    At(id): At<EnrolmentId>,
) -> Result<Json<Enrolment>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| sequences::stop(act, id)).await?))
}
