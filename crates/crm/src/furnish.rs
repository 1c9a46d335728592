//! What a new company starts with, so that its first lead can come in before anybody set anything up.

use platform::{Act, Result, identity::setup::NewCompany};

use crate::{
    leads::{self, NewLeadForm},
    opportunities::{self, NewStage, StageKind},
    sequences::{self, Step},
    sources::{self, NewSource, SourceKind},
};

/// The words of a new company, in the language it was set up in.
struct Words {
    sources: [(&'static str, SourceKind); 4],
    headline: &'static str,
    thank_you: &'static str,
    pipeline: &'static str,
    stages: [NewStage; 7],
    review: (&'static str, fn() -> Step),
}

/// The stages by their names; how likely a sale is in each, and after how many days it rots, is the same for all.
const fn stages(names: [&'static str; 7]) -> [NewStage; 7] {
    [
        stage(names[0], StageKind::Open, 10, Some(2)),
        stage(names[1], StageKind::Open, 20, Some(5)),
        stage(names[2], StageKind::Open, 35, Some(10)),
        stage(names[3], StageKind::Open, 50, Some(7)),
        stage(names[4], StageKind::Open, 65, Some(14)),
        stage(names[5], StageKind::Won, 100, None),
        stage(names[6], StageKind::Lost, 0, None),
    ]
}

const fn stage(name: &'static str, kind: StageKind, probability: i64, rot_days: Option<i64>) -> NewStage {
    NewStage { name, kind, probability, rot_days }
}

const ENGLISH: Words = Words {
    sources: [
        ("Website", SourceKind::Website),
        ("Phone", SourceKind::Phone),
        ("Referral", SourceKind::Referral),
        ("Google Ads", SourceKind::PaidSearch),
    ],
    headline: "Tell us about your project",
    thank_you: "Thank you. We have your message and will get back to you shortly.",
    pipeline: "Sales",
    stages: stages(["New", "Contacted", "Site visit", "Estimating", "Proposal sent", "Won", "Lost"]),
    review: ("Review request", review),
};

const SPANISH: Words = Words {
    sources: [
        ("Sitio web", SourceKind::Website),
        ("Teléfono", SourceKind::Phone),
        ("Recomendación", SourceKind::Referral),
        ("Google Ads", SourceKind::PaidSearch),
    ],
    headline: "Cuéntenos de su proyecto",
    thank_you: "Gracias. Recibimos su mensaje y le contestaremos en breve.",
    pipeline: "Ventas",
    stages: stages([
        "Nueva",
        "Contactada",
        "Visita",
        "Presupuesto en curso",
        "Presupuesto enviado",
        "Ganada",
        "Perdida",
    ]),
    review: ("Pedir una reseña", pedido),
};

pub fn furnish(act: &Act<'_>, new: &NewCompany) -> Result<()> {
    let spanish = new.locale.as_deref().is_some_and(|l| l.starts_with("es"));
    let words = if spanish { SPANISH } else { ENGLISH };
    for (name, kind) in words.sources {
        sources::add_source(act, &NewSource { name: name.into(), kind })?;
    }
    let website = sources::source_of_kind(act, SourceKind::Website)?.map(|s| s.id);
    leads::add_form(
        act,
        &NewLeadForm {
            name: words.sources[0].0.into(),
            headline: words.headline.into(),
            thank_you: words.thank_you.into(),
            source_id: website,
        },
    )?;
    opportunities::add_pipeline(act, words.pipeline, &words.stages)?;
    let (name, step) = words.review;
    sequences::add(act, name, "project.closed", &[step()])?;
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
