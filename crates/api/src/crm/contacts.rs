//! People, and their places in accounts.

use axum::{Json, extract::State, http::StatusCode};
use crm::{
    accounts::AccountId,
    contacts::{self, Contact, ContactChange, ContactFilter, ContactId, ContactRole, NewContact, Person, Place},
};
use platform::Page;
use serde::{Deserialize, Serialize};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/contacts", operation_id = "list_contacts", tag = "crm",
    params(ContactFilter, PageQuery), responses((status = 200, body = Page<Contact>)))]
pub async fn list_contacts(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<ContactFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Contact>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| contacts::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/contacts", operation_id = "create_contact", tag = "crm",
    request_body = NewContact, responses((status = 201, body = Contact)))]
pub async fn create_contact(
    State(app): State<App>,
    who: Caller,
    command: Command<NewContact>,
) -> Result<(StatusCode, Json<Contact>), Problem> {
    let new = command.input;
    let contact = app.platform.act_once(&who, command.once, move |act| contacts::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(contact)))
}

#[utoipa::path(get, path = "/contacts/{id}", operation_id = "get_contact", tag = "crm",
    params(("id" = ContactId, Path)), responses((status = 200, body = Contact)))]
pub async fn get_contact(State(app): State<App>, who: Caller, At(id): At<ContactId>) -> Result<Json<Contact>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| contacts::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/contacts/{id}", operation_id = "change_contact", tag = "crm",
    request_body = ContactChange, params(("id" = ContactId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Contact)))]
pub async fn change_contact(
    State(app): State<App>,
    who: Caller,
    At(id): At<ContactId>,
    Version(version): Version,
    command: Command<ContactChange>,
) -> Result<Json<Contact>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| contacts::change(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct People {
    items: Vec<Person>,
}

#[utoipa::path(get, path = "/accounts/{id}/people", operation_id = "list_people", tag = "crm",
    params(("id" = AccountId, Path)), responses((status = 200, body = People)))]
pub async fn list_people(State(app): State<App>, who: Caller, At(id): At<AccountId>) -> Result<Json<People>, Problem> {
    let items = app
        .platform
        .read(&who, move |q| {
            crm::accounts::get(q, id)?;
            contacts::people(q, id)
        })
        .await?;
    Ok(Json(People { items }))
}

/// What a person is in the account.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub struct Seat {
    role: ContactRole,
    #[serde(default)]
    is_primary: bool,
}

#[utoipa::path(put, path = "/accounts/{id}/people/{contact_id}", operation_id = "put_person", tag = "crm",
    request_body = Seat, params(("id" = AccountId, Path), ("contact_id" = ContactId, Path)),
    responses((status = 204)))]
pub async fn put_person(
    State(app): State<App>,
    who: Caller,
    At((account_id, contact)): At<(AccountId, ContactId)>,
    command: Command<Seat>,
) -> Result<StatusCode, Problem> {
    let place = Place { account_id, role: command.input.role, is_primary: command.input.is_primary };
    app.platform.act_once(&who, command.once, move |act| contacts::join(act, contact, &place)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(delete, path = "/accounts/{id}/people/{contact_id}", operation_id = "remove_person", tag = "crm",
    params(("id" = AccountId, Path), ("contact_id" = ContactId, Path)), responses((status = 204)))]
pub async fn remove_person(
    State(app): State<App>,
    who: Caller,
    At((account, contact)): At<(AccountId, ContactId)>,
) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| contacts::leave(act, contact, account)).await?;
    Ok(StatusCode::NO_CONTENT)
}
