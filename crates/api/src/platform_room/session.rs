//! Signing in and out, the first-run set-up, and accepting an invitation.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use kernel::Currency;
use platform::{
    CompanyId, Error, Rights, Role, UserId, Who, companies,
    identity::{SESSION_DAYS, SignedIn, setup::NewCompany},
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Problem,
    app::FURNISH,
    extract::{Caller, Command, cookie_name, same_origin, session_token},
};

#[derive(Deserialize, utoipa::ToSchema)]
pub struct SignIn {
    email: String,
    password: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct MeUser {
    id: Option<UserId>,
    name: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct MeCompany {
    id: CompanyId,
    name: String,
    currency: Currency,
    time_zone: String,
    locale: String,
    trade: String,
    accent: String,
}

/// Who is signed in, for which company, and what they may see.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Me {
    user: MeUser,
    company: MeCompany,
    role: Role,
    rights: Rights,
    /// The rooms in this person's menu, in order.
    navigation: Vec<String>,
}

async fn me(app: &App, who: &Who) -> Result<Me, Problem> {
    let company = app.platform.read(who, companies::company).await?;
    let hidden = &company.settings.hidden_rooms;
    let navigation = rooms(who.role).iter().filter(|r| !hidden.iter().any(|h| h == *r)).map(|r| (*r).into()).collect();
    Ok(Me {
        user: MeUser { id: who.user_id(), name: who.actor.name().to_owned() },
        company: MeCompany {
            id: company.id,
            name: company.name,
            currency: company.currency,
            time_zone: company.time_zone,
            locale: company.locale,
            trade: company.trade,
            accent: company.settings.accent,
        },
        role: who.role,
        rights: who.rights(),
        navigation,
    })
}

/// The menu follows the job; at most seven things are visible, the rest stands behind "more".
fn rooms(role: Role) -> &'static [&'static str] {
    match role {
        Role::Owner | Role::Office => &[
            "home",
            "leads",
            "pipeline",
            "customers",
            "estimates",
            "projects",
            "schedule",
            "service",
            "money",
            "reports",
            "marketing",
            "outbox",
            "catalog",
            "import",
            "settings",
        ],
        Role::Sales => &[
            "home",
            "leads",
            "pipeline",
            "customers",
            "estimates",
            "projects",
            "reports",
            "marketing",
            "outbox",
            "catalog",
        ],
        Role::ProjectManager => &[
            "home",
            "projects",
            "schedule",
            "customers",
            "pipeline",
            "service",
            "money",
            "reports",
            "outbox",
            "catalog",
        ],
        Role::Bookkeeper => &["home", "money", "projects", "customers", "reports", "outbox", "catalog"],
        Role::Field => &["today", "jobs", "time", "me"],
        Role::Subcontractor | Role::Customer => &["me"],
    }
}

type SessionStarted = (AppendHeaders<[(HeaderName, String); 1]>, Json<Me>);

fn with_cookie(app: &App, token: &str, body: Me) -> SessionStarted {
    let age = SESSION_DAYS * 24 * 3600;
    let secure = if app.config.https { "; Secure" } else { "" };
    let cookie = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", cookie_name(app));
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Json(body))
}

#[utoipa::path(get, path = "/session", operation_id = "get_session", tag = "platform", responses((status = 200, body = Me)))]
pub async fn get_session(State(app): State<App>, who: Caller) -> Result<Json<Me>, Problem> {
    Ok(Json(me(&app, &who).await?))
}

#[utoipa::path(post, path = "/session", operation_id = "sign_in", tag = "platform", security(()),
    request_body = SignIn, responses((status = 200, body = Me)))]
pub async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    command: Command<SignIn>,
) -> Result<SessionStarted, Problem> {
    same_origin(&headers)?;
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).map(|a| a.chars().take(300).collect());
    let SignIn { email, password } = command.input;
    let SignedIn { token, who } = app.platform.sign_in(&email, &password, agent).await?;
    let me = me(&app, &who).await?;
    Ok(with_cookie(&app, &token, me))
}

#[utoipa::path(delete, path = "/session", operation_id = "sign_out", tag = "platform", security(()), responses((status = 204)))]
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Problem> {
    same_origin(&headers)?;
    if let Some(token) = session_token(&headers, &app) {
        app.platform.sign_out(&token).await?;
    }
    let gone = format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", cookie_name(&app));
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, gone)])))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct SetupState {
    /// True until somebody founded the first company.
    needed: bool,
}

#[utoipa::path(get, path = "/setup", operation_id = "get_setup", tag = "platform", security(()), responses((status = 200, body = SetupState)))]
pub async fn get_setup(State(app): State<App>) -> Result<Json<SetupState>, Problem> {
    Ok(Json(SetupState { needed: app.platform.needs_setup().await? }))
}

#[utoipa::path(post, path = "/setup", operation_id = "set_up", tag = "platform", security(()),
    request_body = NewCompany, responses((status = 200, body = Me)))]
pub async fn set_up(
    State(app): State<App>,
    headers: HeaderMap,
    command: Command<NewCompany>,
) -> Result<SessionStarted, Problem> {
    same_origin(&headers)?;
    if !app.platform.needs_setup().await? {
        return Err(Error::refused(
            "setup.done",
            "This installation has an owner already.",
            "Sign in, or ask the owner for an invitation.",
        )
        .into());
    }
    let (who, user) = app.platform.found(command.input, FURNISH).await?;
    let signed = app.platform.open_session(who, user, None).await?;
    let me = me(&app, &signed.who).await?;
    Ok(with_cookie(&app, &signed.token, me))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub struct Accept {
    token: String,
    password: String,
}

#[utoipa::path(post, path = "/session/invitation", operation_id = "accept_invitation", tag = "platform", security(()),
    request_body = Accept, responses((status = 200, body = Me)))]
pub async fn accept_invitation(
    State(app): State<App>,
    headers: HeaderMap,
    command: Command<Accept>,
) -> Result<SessionStarted, Problem> {
    same_origin(&headers)?;
    let signed = app.platform.accept_invitation(&command.input.token, &command.input.password).await?;
    let me = me(&app, &signed.who).await?;
    Ok(with_cookie(&app, &signed.token, me))
}
