//! What a new company starts with, so that its first lead can come in before anybody set anything up.

use platform::{Act, Result, identity::setup::NewCompany};

use crate::{
    leads::{self, NewLeadForm},
    opportunities::{self, NewStage, StageKind},
    sequences::{self, Step},
    sources::{self, NewSource, SourceKind},
};

const SOURCES: [(&str, SourceKind); 4] = [
    ("Website", SourceKind::Website),
    ("Phone", SourceKind::Phone),
    ("Referral", SourceKind::Referral),
    ("Google Ads", SourceKind::PaidSearch),
];

const fn stage(name: &'static str, kind: StageKind, probability: i64, rot_days: Option<i64>) -> NewStage {
    NewStage { name, kind, probability, rot_days }
}

const STAGES: [NewStage; 7] = [
    stage("New", StageKind::Open, 10, Some(2)),
    stage("Contacted", StageKind::Open, 20, Some(5)),
    stage("Site visit", StageKind::Open, 35, Some(10)),
    stage("Estimating", StageKind::Open, 50, Some(7)),
    stage("Proposal sent", StageKind::Open, 65, Some(14)),
    stage("Won", StageKind::Won, 100, None),
    stage("Lost", StageKind::Lost, 0, None),
];

pub fn furnish(act: &Act<'_>, new: &NewCompany) -> Result<()> {
    for (name, kind) in SOURCES {
        sources::add_source(act, &NewSource { name: name.into(), kind })?;
    }
    let website = sources::source_of_kind(act, SourceKind::Website)?.map(|s| s.id);
    leads::add_form(
        act,
        &NewLeadForm {
            name: "Website".into(),
            headline: "Tell us about your project".into(),
            thank_you: "Thank you. We have your message and will get back to you shortly.".into(),
            source_id: website,
        },
    )?;
    opportunities::add_pipeline(act, "Sales", &STAGES)?;
    let spanish = new.locale.as_deref().is_some_and(|l| l.starts_with("es"));
    sequences::add(act, "Review request", "project.closed", &[if spanish { pedido() } else { review() }])?;
    Ok(())
}

fn review() -> Step {
    Step {
        delay_days: 14,
        subject: "How did we do, {first_name}?".into(),
        body: "Hello {first_name},\n\nyour project has been finished for two weeks now. Is everything as it should \
               be? If something is not right, answer this message and we will put it in order.\n\nIf you are happy \
               with the work, a short review helps other people find us:\n{review_link}\n\nThank you,\n{company}"
            .into(),
    }
}

fn pedido() -> Step {
    Step {
        delay_days: 14,
        subject: "{first_name}, ¿cómo quedó todo?".into(),
        body: "Hola, {first_name}:\n\nhace dos semanas terminamos su proyecto. ¿Está todo como debe ser? Si algo no \
               está bien, responda a este mensaje y lo arreglamos.\n\nSi quedó contento con el trabajo, una reseña \
               breve ayuda a que otros nos encuentren:\n{review_link}\n\nGracias,\n{company}"
            .into(),
    }
}
