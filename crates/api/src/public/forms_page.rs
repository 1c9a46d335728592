//! The website form as HTML.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use crm::leads::{LeadForm, wrong};
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
    let said = |w: &FieldError| if spanish(shown.company) { in_spanish(w) } else { w.message.clone() };
    // The first thing that is wrong with a field is told.
    let wrong: BTreeMap<String, String> = wrong.iter().rev().map(|w| (w.field.clone(), said(w))).collect();
    draw(page_of(shown, wrong))
}

fn page_of(shown: &Shown<'_>, wrong: BTreeMap<String, String>) -> minijinja::Value {
    context! {
        kind => "form", key => shown.form.public_key.as_str(), typed => shown.typed.clone(),
        marks => shown.marks.clone(), wrong, trap => TRAP, ..heading(&shown.form.headline, shown.company)
    }
}

/// The form again, with what was typed, because too many came at once.
pub(super) fn busy(shown: &Shown<'_>, seconds: u64) -> String {
    with_note(
        shown,
        &format!("Many messages are coming in right now. Nothing you typed is lost: send again in {seconds} seconds."),
        &format!("Llegan muchos mensajes en este momento. No se perdió nada: envíe otra vez en {seconds} segundos."),
    )
}

/// The form, because what was sent is none: not readable, or too much.
pub(super) fn unreadable(shown: &Shown<'_>, status: StatusCode) -> String {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return with_note(
            shown,
            "This was too long and was not stored. Please send us a shorter message.",
            "Esto era demasiado largo y no se guardó. Envíenos un mensaje más corto.",
        );
    }
    with_note(
        shown,
        "What was sent could not be read and was not stored. Please write to us with this form.",
        "Lo que se envió no se pudo leer y no se guardó. Escríbanos con este formulario.",
    )
}

fn with_note(shown: &Shown<'_>, english: &str, spanish_words: &str) -> String {
    let note = if spanish(shown.company) { spanish_words } else { english };
    draw(page_of(shown, BTreeMap::from([("form".to_owned(), note.to_owned())])))
}

fn spanish(company: &Company) -> bool {
    company.locale.starts_with("es")
}

/// What is wrong with a field, for the visitors of a company that speaks Spanish.
fn in_spanish(error: &FieldError) -> String {
    let said = match error.message.as_str() {
        wrong::NO_NAME => "Escriba un nombre, para saber por quién preguntar.",
        wrong::NO_ANSWER => "Escriba un teléfono o un correo, para poder contestarle.",
        wrong::NO_EMAIL => "Esto no es una dirección de correo; escríbala así: ana@example.com.",
        wrong::NO_NUMBER => "Esto no es un número de teléfono; escríbalo así: (303) 555-0142.",
        _ => "Esto es demasiado largo; escriba algo más corto.",
    };
    said.to_owned()
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
