//! The customer's side of a proposal: read it, ask for a code, sign it or say no. No script, no sign-in; the secret in
//! the address opens this one proposal and nothing else.

mod page;
mod words;

use axum::{
    Router,
    extract::{Form, Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use platform::{Error, Who, files};
use sales::proposals::{self, Outcome, Proposal, ProposalId, SignForm, Trace};
use serde::Deserialize;

use super::visitor::Visitor;
use crate::{App, Problem, platform_room};
use page::{Note, Step};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/p/{token}", get(read))
        .route("/p/{token}/sign", get(sign_step).post(sign))
        .route("/p/{token}/code", post(code))
        .route("/p/{token}/decline", post(decline))
        .route("/p/{token}/proposal.pdf", get(pdf))
        .route("/p/{token}/signed.pdf", get(signed_pdf))
}

impl From<Visitor> for Trace {
    fn from(v: Visitor) -> Self {
        Trace { ip: v.ip, forwarded_for: v.forwarded_for, user_agent: v.user_agent }
    }
}

/// A guest of the company whose proposal the link opens.
async fn guest(app: &App, token: &str) -> Result<(Who, ProposalId), Response> {
    let (company, id) = proposals::behind(&app.platform, token).await.map_err(page::failed)?;
    Ok((Who::guest(company, "Customer"), id))
}

async fn read(State(app): State<App>, Path(token): Path<String>, from: Visitor) -> Result<Response, Response> {
    let (who, id) = guest(&app, &token).await?;
    let trace = Trace::from(from);
    app.platform.act(&who, move |act| proposals::opened(act, id, &trace)).await.map_err(page::failed)?;
    show(&app, &who, &token, id, Step::Read, None, StatusCode::OK).await
}

async fn sign_step(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Response> {
    let (who, id) = guest(&app, &token).await?;
    show(&app, &who, &token, id, Step::Sign, None, StatusCode::OK).await
}

#[derive(Deserialize)]
struct CodeForm {
    consent: Option<String>,
}

async fn code(
    State(app): State<App>,
    Path(token): Path<String>,
    from: Visitor,
    Form(form): Form<CodeForm>,
) -> Result<Response, Response> {
    let (who, id) = guest(&app, &token).await?;
    let (trace, consented) = (Trace::from(from), form.consent.is_some());
    match app.platform.act(&who, move |act| proposals::send_code(act, id, consented, &trace)).await {
        Ok(()) => Ok(Redirect::to(&format!("/p/{token}/sign")).into_response()),
        Err(error) => refused(&app, &who, &token, id, Step::Read, error).await,
    }
}

#[derive(Deserialize)]
struct Signing {
    #[serde(default)]
    name: String,
    #[serde(default)]
    code: String,
    accept: Option<String>,
    #[serde(default)]
    content: String,
}

async fn sign(
    State(app): State<App>,
    Path(token): Path<String>,
    from: Visitor,
    Form(form): Form<Signing>,
) -> Result<Response, Response> {
    let (mut who, id) = guest(&app, &token).await?;
    if !form.name.trim().is_empty() {
        who = Who::guest(who.company, form.name.trim());
    }
    let trace = Trace::from(from);
    let given =
        SignForm { name: form.name, code: form.code, accepted: form.accept.is_some(), content_sha256: form.content };
    let signed = app.platform.act(&who, move |act| proposals::sign(act, id, &given, &trace)).await;
    came_of_it(&app, &who, &token, id, Step::Sign, signed).await
}

/// Back to what was signed or declined, or the same step again with why the code was not taken.
async fn came_of_it(
    app: &App,
    who: &Who,
    token: &str,
    id: ProposalId,
    step: Step<'_>,
    outcome: platform::Result<Outcome>,
) -> Result<Response, Response> {
    let (step, note) = match outcome {
        Ok(Outcome::Done(_)) => return Ok(Redirect::to(&format!("/p/{token}")).into_response()),
        Ok(Outcome::WrongCode { left }) => (step, Note::WrongCode(left)),
        Ok(Outcome::NoCode) => (Step::Read, Note::NoCode),
        Err(error) => return refused(app, who, token, id, step, error).await,
    };
    show(app, who, token, id, step, Some(note), StatusCode::UNPROCESSABLE_ENTITY).await
}

#[derive(Deserialize)]
struct Declining {
    #[serde(default)]
    reason: String,
    /// Absent at first: then one is mailed.
    #[serde(default)]
    code: String,
}

async fn decline(
    State(app): State<App>,
    Path(token): Path<String>,
    from: Visitor,
    Form(form): Form<Declining>,
) -> Result<Response, Response> {
    let (who, id) = guest(&app, &token).await?;
    let trace = Trace::from(from);
    let step = Step::Decline(&form.reason);
    if form.code.trim().is_empty() {
        return match app.platform.act(&who, move |act| proposals::send_code_to_decline(act, id, &trace)).await {
            Ok(()) => show(&app, &who, &token, id, step, None, StatusCode::OK).await,
            Err(error) => refused(&app, &who, &token, id, Step::Read, error).await,
        };
    }
    let (reason, code) = (form.reason.clone(), form.code);
    let declined = app.platform.act(&who, move |act| proposals::decline(act, id, &reason, &code, &trace)).await;
    came_of_it(&app, &who, &token, id, step, declined).await
}

async fn pdf(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Response> {
    file(&app, &token, |p| Some((p.pdf_sha256.clone(), format!("{}.pdf", p.label)))).await
}

async fn signed_pdf(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Response> {
    file(&app, &token, |p| Some((p.sealed_sha256.clone()?, format!("{}-signed.pdf", p.label)))).await
}

async fn file(
    app: &App,
    token: &str,
    which: impl Fn(&Proposal) -> Option<(String, String)>,
) -> Result<Response, Response> {
    let (who, id) = guest(app, token).await?;
    let proposal = app.platform.read(&who, move |q| proposals::get(q, id)).await.map_err(page::failed)?;
    let (sha256, name) = which(&proposal).ok_or_else(|| page::failed(Error::NotFound("the signed copy")))?;
    let (files, company): (files::Files, _) = (app.platform.files().clone(), who.company);
    let bytes = tokio::task::spawn_blocking(move || files.get(company, &sha256))
        .await
        .map_err(|_| Problem::internal().into_response())?
        .map_err(page::failed)?;
    Ok(platform_room::files::serve("application/pdf", &name, bytes))
}

/// The page again, with why it did not work. What can't be shown beside a form is a page of its own.
async fn refused(
    app: &App,
    who: &Who,
    token: &str,
    id: ProposalId,
    step: Step<'_>,
    error: Error,
) -> Result<Response, Response> {
    let (note, status) = match error {
        Error::Invalid(fields) => (Note::Fields(fields), StatusCode::UNPROCESSABLE_ENTITY),
        Error::Refused(why) => (Note::Refused(why.cause, why.cure), StatusCode::CONFLICT),
        Error::TooMany { .. } => (Note::TooManyCodes, StatusCode::TOO_MANY_REQUESTS),
        other => return Err(page::failed(other)),
    };
    show(app, who, token, id, step, Some(note), status).await
}

async fn show(
    app: &App,
    who: &Who,
    token: &str,
    id: ProposalId,
    step: Step<'_>,
    note: Option<Note>,
    status: StatusCode,
) -> Result<Response, Response> {
    let read = app.platform.read(who, move |q| Ok((proposals::get(q, id)?, proposals::content(q, id)?)));
    let (proposal, content) = read.await.map_err(page::failed)?;
    let html = page::html(token, &proposal, &content, step, note)?;
    // The address is a secret: no other site, cache or search engine is to learn it.
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    Ok((status, headers, html).into_response())
}
