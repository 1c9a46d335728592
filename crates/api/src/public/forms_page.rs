//! The website form as HTML.

use std::collections::BTreeMap;

use crm::leads::LeadForm;
use minijinja::{Environment, context};
use platform::{FieldError, companies::Company};

use super::forms::TRAP;

pub(super) struct Shown<'a> {
    pub form: &'a LeadForm,
    pub company: &'a Company,
    pub typed: &'a BTreeMap<String, String>,
    pub marks: &'a BTreeMap<String, String>,
}

/// The form, with what was typed and what is wrong with it.
pub(super) fn form(shown: &Shown<'_>, wrong: &[FieldError]) -> String {
    let wrong: BTreeMap<String, String> = wrong.iter().map(|w| (w.field.clone(), w.message.clone())).collect();
    draw(context! {
        kind => "form", key => shown.form.public_key.as_str(), typed => shown.typed.clone(),
        marks => shown.marks.clone(), wrong, trap => TRAP, ..heading(&shown.form.headline, shown.company)
    })
}

/// The form again, with what was typed, because too many came at once.
pub(super) fn busy(shown: &Shown<'_>, seconds: u64) -> String {
    let wait =
        format!("Many messages are coming in right now. Nothing you typed is lost: send again in {seconds} seconds.");
    form(shown, &[FieldError { field: "form".into(), message: wait }])
}

pub(super) fn thanks(form: &LeadForm, company: &Company) -> String {
    draw(heading(&form.thank_you, company))
}

pub(super) fn not_there() -> String {
    let headline = "This form is no longer here. Please use the contact page of the company's website.";
    draw(context! { headline, language => "en" })
}

pub(super) fn broken() -> String {
    let headline = "Something broke on our side and your message was not stored. Please go back and send it again.";
    draw(context! { headline, language => "en" })
}

/// What every page of a company begins with.
fn heading(headline: &str, company: &Company) -> minijinja::Value {
    context! {
        headline, company => company.name.as_str(), accent => company.settings.accent.as_str(),
        phone => company.settings.phone.as_str(), language => company.locale.as_str(),
    }
}

fn draw(values: minijinja::Value) -> String {
    let mut pages = Environment::new();
    // The name's ending switches escaping on.
    let page = pages
        .add_template("form.html", include_str!("form.html"))
        .and_then(|()| pages.get_template("form.html").and_then(|template| template.render(values)));
    page.unwrap_or_else(|error| {
        tracing::error!(%error, "the website form could not be drawn");
        "This page could not be shown. Please try again.".into()
    })
}
