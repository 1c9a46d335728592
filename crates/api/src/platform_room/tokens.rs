//! API tokens for programs.

use axum::{Json, extract::State, http::StatusCode};
use platform::identity::tokens::{self, NewToken, Token, TokenId};

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(get, path = "/tokens", operation_id = "list_tokens", tag = "platform", responses((status = 200, body = Vec<Token>)))]
pub async fn list_tokens(State(app): State<App>, who: Caller) -> Result<Json<Vec<Token>>, Problem> {
    Ok(Json(app.platform.read(&who, tokens::list).await?))
}

/// The secret is in this answer and nowhere else, so it is not kept for a retry either.
#[utoipa::path(post, path = "/tokens", operation_id = "create_token", tag = "platform",
    request_body = NewToken, responses((status = 201, body = Token)))]
pub async fn create_token(
    State(app): State<App>,
    who: Caller,
    command: Command<NewToken>,
) -> Result<(StatusCode, Json<Token>), Problem> {
    let new = command.input;
    Ok((StatusCode::CREATED, Json(app.platform.act(&who, move |act| tokens::create(act, &new)).await?)))
}

#[utoipa::path(delete, path = "/tokens/{id}", operation_id = "revoke_token", tag = "platform",
    params(("id" = TokenId, Path)), responses((status = 204)))]
pub async fn revoke_token(State(app): State<App>, who: Caller, At(id): At<TokenId>) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| tokens::revoke(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
