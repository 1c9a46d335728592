//! Who works here.

use axum::{Json, extract::State, http::StatusCode};
use platform::{
    UserId,
    identity::invitations::{self, Invitation, InvitationId, Member, MemberChange, NewInvitation},
};

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
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

#[utoipa::path(patch, path = "/members/{id}", operation_id = "change_member", tag = "platform",
    request_body = MemberChange, params(("id" = UserId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Member)))]
pub async fn change_member(
    State(app): State<App>,
    who: Caller,
    At(id): At<UserId>,
    Version(version): Version,
    command: Command<MemberChange>,
) -> Result<Json<Member>, Problem> {
    let role = command.input.role;
    let act = move |act: &platform::Act<'_>| invitations::change_role(act, id, role, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[utoipa::path(post, path = "/members/{id}/restore", operation_id = "restore_member", tag = "platform",
    params(("id" = UserId, Path)), responses((status = 200, body = Member)))]
pub async fn restore_member(
    State(app): State<App>,
    who: Caller,
    At(id): At<UserId>,
    command: Command<()>,
) -> Result<Json<Member>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| invitations::restore(act, id)).await?))
}

#[utoipa::path(get, path = "/invitations", operation_id = "list_invitations", tag = "platform",
    responses((status = 200, body = Vec<Invitation>)))]
pub async fn list_invitations(State(app): State<App>, who: Caller) -> Result<Json<Vec<Invitation>>, Problem> {
    Ok(Json(app.platform.read(&who, invitations::pending).await?))
}

#[utoipa::path(delete, path = "/invitations/{id}", operation_id = "withdraw_invitation", tag = "platform",
    params(("id" = InvitationId, Path)), responses((status = 204)))]
pub async fn withdraw_invitation(
    State(app): State<App>,
    who: Caller,
    At(id): At<InvitationId>,
) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| invitations::withdraw(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
