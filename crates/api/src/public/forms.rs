//! The company's website form: an ordinary page that works without scripts, is embedded with an iframe, or stands
//! behind a form of the company's own website.

use std::collections::BTreeMap;

use axum::{
    Form, Router,
    extract::{Path, Query, State, rejection::FormRejection},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use crm::leads::{self, LeadForm, NewLead};
use platform::{CompanyId, Error, Who, companies::Company};

use super::forms_page::{self as page, Shown};
use crate::App;

/// Inquiries a minute that one form takes; more than any contractor gets, less than a script sends.
const PER_MINUTE: i64 = 30;

/// A field people don't see. Who fills it is a program.
pub(super) const TRAP: &str = "company_website";

type Typed = BTreeMap<String, String>;

pub fn routes() -> Router<App> {
    Router::new().route("/f/{key}", get(show).post(take))
}

async fn show(
    State(app): State<App>,
    Path(key): Path<String>,
    Query(query): Query<Typed>,
    headers: HeaderMap,
) -> Response {
    match open(&app, &key).await {
        Ok(Some((_, form, company))) => {
            let marks = marks(&query, &headers);
            let shown = Shown { form: &form, company: &company, typed: &Typed::new(), marks: &marks };
            answer(StatusCode::OK, page::form(&shown, &[]))
        }
        Ok(None) => not_there(),
        Err(e) => broken(&e),
    }
}

async fn take(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let (owner, form, company) = match open(&app, &key).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_there(),
        Err(e) => return broken(&e),
    };
    let typed: Typed = match sent {
        Ok(Form(typed)) => typed.into_iter().collect(),
        Err(refused) => {
            let (status, marks) = (refused.status(), marks(&Typed::new(), &headers));
            let shown = Shown { form: &form, company: &company, typed: &Typed::new(), marks: &marks };
            return answer(status, page::unreadable(&shown, status));
        }
    };
    if typed.get(TRAP).is_some_and(|t| !t.is_empty()) {
        return answer(StatusCode::OK, page::thanks(&form, &company));
    }
    let marks = marks(&typed, &headers);
    let shown = Shown { form: &form, company: &company, typed: &typed, marks: &marks };
    if typed.values().any(|text| text.contains(char::REPLACEMENT_CHARACTER)) {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, page::unreadable(&shown, StatusCode::UNPROCESSABLE_ENTITY));
    }
    match arrive(&app, owner, &form, &typed, &marks).await {
        Ok(()) => answer(StatusCode::OK, page::thanks(&form, &company)),
        Err(Error::Invalid(wrong)) => answer(StatusCode::UNPROCESSABLE_ENTITY, page::form(&shown, &wrong)),
        Err(Error::TooMany { retry_after_s }) => {
            let mut response = answer(StatusCode::TOO_MANY_REQUESTS, page::busy(&shown, retry_after_s));
            response.headers_mut().insert(header::RETRY_AFTER, retry_after_s.into());
            response
        }
        Err(e) => broken(&e),
    }
}

async fn open(app: &App, key: &str) -> platform::Result<Option<(CompanyId, LeadForm, Company)>> {
    let Some((owner, form)) = leads::form(&app.platform, key).await? else { return Ok(None) };
    let company = app.platform.read(&Who::system(owner), platform::companies::company).await?;
    Ok(Some((owner, form, company)))
}

async fn arrive(app: &App, owner: CompanyId, form: &LeadForm, typed: &Typed, marks: &Typed) -> platform::Result<()> {
    let field = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let (form_id, mut utm) = (form.id, marks.clone());
    let landing_page = utm.remove("landing");
    let new = NewLead {
        name: field("name"),
        email: Some(field("email")),
        phone: Some(field("phone")),
        address: field("address"),
        message: field("message"),
        source_id: form.source_id,
        campaign_id: None,
        landing_page,
        utm,
        form_id: Some(form_id),
    };
    let visitor = Who::guest(owner, if new.name.trim().is_empty() { "Website visitor" } else { new.name.trim() });
    app.platform
        .act(&visitor, move |act| {
            if leads::recent_inquiries(act, form_id, act.at)? >= PER_MINUTE {
                return Err(Error::TooMany { retry_after_s: 60 });
            }
            leads::arrive(act, &new).map(|_| ())
        })
        .await
}

/// What the link says of where the visitor came from, carried through the form: `utm_*`, the ad's click id, and the
/// page on which they were.
fn marks(given: &Typed, headers: &HeaderMap) -> Typed {
    const LONGEST: usize = 500;
    let wanted = |name: &str| name.starts_with("utm_") || matches!(name, "gclid" | "landing");
    let short = |text: &str| text.chars().take(LONGEST).collect::<String>();
    let mut marks: Typed =
        given.iter().filter(|(n, v)| wanted(n) && !v.is_empty()).map(|(n, v)| (short(n), short(v))).take(20).collect();
    let from = headers.get(header::REFERER).and_then(|v| v.to_str().ok());
    if let (false, Some(from)) = (marks.contains_key("landing"), from) {
        marks.insert("landing".into(), short(from));
    }
    marks
}

/// Other than the app, this page may stand in a frame of any website.
fn answer(status: StatusCode, html: String) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; \
                          frame-ancestors *";
    let headers = [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")];
    (status, headers, Html(html)).into_response()
}

fn not_there() -> Response {
    answer(StatusCode::NOT_FOUND, page::not_there())
}

fn broken(error: &Error) -> Response {
    tracing::error!(%error, "a website form could not be served");
    answer(StatusCode::INTERNAL_SERVER_ERROR, page::broken())
}
