//! The built-in outbox: every message that left or would have left.

use axum::{Json, extract::State};
use platform::{
    Page,
    mail::{self, Mail, MailId},
};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, PageQuery},
};

#[utoipa::path(get, path = "/outbox", operation_id = "list_outbox", tag = "platform", params(PageQuery), responses((status = 200, body = Page<Mail>)))]
pub async fn list_outbox(
    State(app): State<App>,
    who: Caller,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Mail>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| mail::outbox(q, &cursor)).await?))
}

#[utoipa::path(get, path = "/outbox/{id}", operation_id = "get_mail", tag = "platform",
    params(("id" = MailId, Path)), responses((status = 200, body = Mail)))]
pub async fn get_mail(State(app): State<App>, who: Caller, At(id): At<MailId>) -> Result<Json<Mail>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| mail::message(q, id)).await?))
}

#[utoipa::path(post, path = "/outbox/{id}/retry", operation_id = "retry_mail", tag = "platform",
    params(("id" = MailId, Path)), responses((status = 200, body = Mail)))]
pub async fn retry_mail(State(app): State<App>, who: Caller, At(id): At<MailId>) -> Result<Json<Mail>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| mail::retry(act, id)).await?))
}
