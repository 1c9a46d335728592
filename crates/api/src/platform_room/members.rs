//! Who works here.

use axum::{Json, extract::State, http::StatusCode};
use platform::{
    UserId,
    identity::invitations::{self, Invitation, Member, NewInvitation},
};

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(get, path = "/members", operation_id = "list_members", tag = "platform", responses((status = 200, body = Vec<Member>)))]
pub async fn list_members(State(app): State<App>, who: Caller) -> Result<Json<Vec<Member>>, Problem> {
    Ok(Json(app.platform.read(&who, invitations::members).await?))
}

#[utoipa::path(post, path = "/members", operation_id = "invite_member", tag = "platform",
    request_body = NewInvitation, responses((status = 201, body = Invitation)))]
pub async fn invite_member(
    State(app): State<App>,
    who: Caller,
    command: Command<NewInvitation>,
) -> Result<(StatusCode, Json<Invitation>), Problem> {
    let new = command.input;
    let sent = app.platform.act_once(&who, command.once, move |act| invitations::invite(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(sent)))
}

#[utoipa::path(delete, path = "/members/{id}", operation_id = "disable_member", tag = "platform",
    params(("id" = UserId, Path)), responses((status = 204)))]
pub async fn disable_member(State(app): State<App>, who: Caller, At(id): At<UserId>) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| invitations::disable(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
