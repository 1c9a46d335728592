//! The page itself: what the template is given.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use minijinja::{Environment, context};
use platform::{Error, FieldError};
use sales::proposals::{Content, Proposal, ProposalState, date, money};

use super::words::{self, Words};
use crate::Problem;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    Read,
    Sign,
    /// With the reason as far as it is written.
    Decline(&'a str),
}

/// Why something did not work.
pub enum Note {
    Fields(Vec<FieldError>),
    Refused(String, String),
    WrongCode(i64),
    NoCode,
    TooManyCodes,
}

pub fn html(
    token: &str,
    proposal: &Proposal,
    content: &Content,
    step: Step<'_>,
    note: Option<Note>,
) -> Result<String, Response> {
    let t = words::of(content.language);
    let open = proposal.state.is_open();
    let sections: Vec<_> = content.sections.iter().map(|s| section(s, t)).collect();
    let taxes: Vec<_> = content
        .taxes
        .iter()
        .map(|tax| (format!("{} {} %", tax.name, tax.percent.normalize()), money(tax.amount), tax.included))
        .collect();
    let payments: Vec<_> =
        content.payments.iter().map(|p| (p.name.clone(), p.due(content.language), money(p.amount))).collect();
    let given = context! {
        t => t.all(),
        lang => content.language.as_str(),
        at => format!("/p/{token}"),
        c => context! {
            label => content.label.clone(),
            title => content.title.clone(),
            company => content.company.name.clone(),
            phone => content.company.phone.clone(),
            email => content.company.email.clone(),
            address => content.company.address.clone(),
            licence => content.company.licence.clone(),
            accent => content.company.accent.clone(),
            customer => content.customer.clone(),
            contact => content.contact.clone(),
            site => content.site.clone(),
            introduction => paragraphs(&content.introduction),
            terms => paragraphs(&content.terms),
            consent => content.consent.clone(),
            date => date(content.date, content.language),
            valid_until => content.valid_until.map(|d| date(d, content.language)),
            subtotal => money(content.subtotal),
            discount => (content.discount.minor != 0).then(|| money(content.discount)),
            total => money(content.total),
        },
        sections => sections,
        taxes => taxes,
        payments => payments,
        hash => proposal.content_sha256.clone(),
        sent_to => proposal.sent_to.clone(),
        open => open,
        signing => open && step == Step::Sign,
        declining => open && matches!(step, Step::Decline(_)),
        reason => if let Step::Decline(reason) = step { reason } else { "" },
        signed => proposal.state == ProposalState::Signed,
        signer => proposal.signer_name.clone(),
        sealed => proposal.sealed_file_id.is_some(),
        declined => proposal.state == ProposalState::Declined,
        superseded => proposal.state == ProposalState::Superseded,
        notes => notes(note, t),
    };
    render("proposal.html", include_str!("proposal.html"), given).map_err(IntoResponse::into_response)
}

fn section(section: &sales::proposals::ContentSection, t: &Words) -> minijinja::Value {
    let line = |line: &sales::proposals::ContentLine| {
        let choice = match (line.optional, line.selected) {
            (false, _) => "",
            (true, false) => t.optional,
            (true, true) => t.optional_taken,
        };
        context! {
            description => line.description.clone(),
            quantity => format!("{} {}", line.quantity.normalize(), line.unit),
            price => money(line.price),
            choice => choice,
        }
    };
    context! {
        name => section.name.clone(),
        price => money(section.price),
        lines => section.lines.iter().map(line).collect::<Vec<_>>(),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

fn notes(note: Option<Note>, t: &Words) -> Vec<String> {
    match note {
        None => Vec::new(),
        Some(Note::Fields(fields)) => fields.into_iter().map(|f| words::field(&f, t)).collect(),
        Some(Note::Refused(cause, cure)) => vec![cause, cure],
        Some(Note::WrongCode(left)) => vec![format!("{} {left}", t.wrong_code)],
        Some(Note::NoCode) => vec![t.no_code.to_owned()],
        Some(Note::TooManyCodes) => vec![t.too_many_codes.to_owned()],
    }
}

/// A page for what can't be shown: most often a link that opens nothing.
pub fn failed(error: Error) -> Response {
    let problem = Problem::from(error);
    let status = problem.status();
    let given = context! { title => problem.title, detail => problem.detail, cure => problem.cure };
    match render("failed.html", include_str!("failed.html"), given) {
        Ok(html) => {
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (status, headers, html).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The name ends in .html, so every value is escaped.
fn render(name: &str, template: &str, given: minijinja::Value) -> Result<String, Problem> {
    Environment::new().render_named_str(name, template, given).map_err(|error| {
        tracing::error!(%error, "a public page could not be rendered");
        Problem::internal()
    })
}
