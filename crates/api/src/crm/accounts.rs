//! Accounts: list, create, read, change.

use axum::{Json, extract::State, http::StatusCode};
use crm::accounts::{self, Account, AccountChange, AccountFilter, AccountId, AccountOverview, AccountRow, NewAccount};
use platform::Page;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/accounts", operation_id = "list_accounts", tag = "crm",
    params(AccountFilter, PageQuery), responses((status = 200, body = Page<AccountRow>)))]
pub async fn list_accounts(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<AccountFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<AccountRow>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| accounts::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/accounts", operation_id = "create_account", tag = "crm",
    request_body = NewAccount, responses((status = 201, body = Account)))]
pub async fn create_account(
    State(app): State<App>,
    who: Caller,
    command: Command<NewAccount>,
) -> Result<(StatusCode, Json<Account>), Problem> {
    let new = command.input;
    let account = app.platform.act_once(&who, command.once, move |act| accounts::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(account)))
}

#[utoipa::path(get, path = "/accounts/{id}", operation_id = "get_account", tag = "crm",
    params(("id" = AccountId, Path)), responses((status = 200, body = Account)))]
pub async fn get_account(State(app): State<App>, who: Caller, At(id): At<AccountId>) -> Result<Json<Account>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| accounts::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/accounts/{id}", operation_id = "change_account", tag = "crm",
    request_body = AccountChange, params(("id" = AccountId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Account)))]
pub async fn change_account(
    State(app): State<App>,
    who: Caller,
    At(id): At<AccountId>,
    Version(version): Version,
    command: Command<AccountChange>,
) -> Result<Json<Account>, Problem> {
    let change = command.input;
    let account =
        app.platform.act_once(&who, command.once, move |act| accounts::change(act, id, &change, version)).await?;
    Ok(Json(account))
}

#[utoipa::path(get, path = "/accounts/{id}/overview", operation_id = "get_account_overview", tag = "crm",
    params(("id" = AccountId, Path)), responses((status = 200, body = AccountOverview)))]
pub async fn get_account_overview(
    State(app): State<App>,
    who: Caller,
    At(id): At<AccountId>,
) -> Result<Json<AccountOverview>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| accounts::overview(q, id)).await?))
}
