//! From an estimate to a frozen proposal, without writing anything: what comes out is typeset first and stored then.

use crm::{accounts, contacts, sites};
use jiff::Timestamp;
use kernel::{Decimal, Money, Severity};
use platform::{Conn, Error, Result, companies, error::Checks};

use super::{
    Content, ContentInstalment, ContentLine, ContentSection, Instalment, InstalmentTrigger, Language, NewInstalment,
    NewProposal, SoldLine, SoldSection,
    canonical::{canonical, sha256},
    content::{ContentCompany, ContentTax, FORMAT},
    sold::FrozenScope,
};
use crate::estimates::{self, Document, EstimateId, EstimateState};

/// Everything a proposal is stored from. It holds as long as the estimate stays at this version.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub content: Content,
    pub(super) canonical: String,
    pub(super) content_sha256: String,
    pub(super) scope: String,
    pub(super) document: Document,
    pub(super) new: NewProposal,
    pub(super) issue: i64,
}

pub fn prepare(q: &Conn<'_>, id: EstimateId, new: &NewProposal, at: Timestamp) -> Result<Prepared> {
    let document = estimates::document(q, id)?;
    can_be_offered(&document)?;
    let today = companies::today(q, at)?;
    Checks::new()
        .that(new.valid_until.is_none_or(|d| d >= today), "valid_until", "This day is over; pick a later one.")
        .finish()?;
    let contact = contacts::get(q, new.contact_id)?;
    let language = new.language.unwrap_or(Language::of(&contact.language));
    let payments = schedule(&document, &new.payment_schedule, language)?;
    let issue: i64 = q
        .one(
            "SELECT COALESCE(max(issue), 0) + 1 AS next FROM proposal WHERE company_id = $1 AND number = $2",
            &[&document.estimate.number],
        )?
        .get("next")?;
    let company = companies::company(q)?;
    let estimate = &document.estimate;
    let site = estimate.site_id.map(|id| sites::get(q, id)).transpose()?;
    let content = Content {
        format: FORMAT.into(),
        label: format!("{}-{issue}", estimate.number),
        title: estimate.name.clone(),
        language,
        created_at: at,
        date: today,
        valid_until: new.valid_until,
        consent: consent(&company.name, language),
        company: ContentCompany {
            name: company.name,
            address: company.settings.address,
            phone: company.settings.phone,
            email: company.settings.email,
            accent: company.settings.accent,
            website: company.settings.website,
            licence: company.settings.licence,
        },
        customer: accounts::get(q, estimate.account_id)?.name,
        contact: contact.name,
        site: site.map(|s| s.address()),
        introduction: estimate.introduction.clone(),
        sections: sections(&document),
        subtotal: document.priced.subtotal,
        discount: document.priced.discount,
        taxes: taxes(&document),
        total: document.priced.total,
        payments,
        terms: estimate.terms.clone(),
    };
    let canonical = canonical(&content)?;
    let scope = scope(&document, &content.payments)?;
    let new = NewProposal { language: Some(language), ..new.clone() };
    Ok(Prepared { content_sha256: sha256(&canonical), canonical, scope, content, document, new, issue })
}

fn can_be_offered(document: &Document) -> Result<()> {
    if !matches!(document.estimate.state, EstimateState::Draft | EstimateState::Sent) {
        return Err(Error::refused(
            "estimate.closed",
            format!("This estimate is {}.", document.estimate.state),
            "Make the proposal from its newest revision.",
        ));
    }
    if let Some(error) = document.priced.diagnostics.iter().find(|d| d.severity == Severity::Error) {
        return Err(Error::Refused(error.clone()));
    }
    if document.priced.lines.iter().any(|line| line.counted) {
        return Ok(());
    }
    Err(Error::refused(
        "estimate.empty",
        "There is nothing to offer: no line counts.",
        "Add a line to the estimate first.",
    ))
}

fn schedule(document: &Document, asked: &[NewInstalment], language: Language) -> Result<Vec<ContentInstalment>> {
    let whole = || NewInstalment {
        name: language.pick("Payment", "Pago").into(),
        trigger: InstalmentTrigger::Final,
        section: None,
        percent: Decimal::ONE_HUNDRED,
    };
    let asked = if asked.is_empty() { vec![whole()] } else { asked.to_vec() };
    let sum: Decimal = asked.iter().map(|i| i.percent).sum();
    let positive = asked.iter().all(|i| i.percent > Decimal::ZERO);
    let known = |i: &NewInstalment| {
        i.section.as_ref().is_none_or(|name| document.sections.iter().any(|section| section.name == *name))
    };
    Checks::new()
        .that(positive, "payment_schedule", "Each payment is more than 0 %.")
        .that(sum == Decimal::ONE_HUNDRED, "payment_schedule", &format!("The payments come to {sum} %; make it 100 %."))
        .that(asked.iter().all(known), "payment_schedule", "A payment names a section the estimate does not have.")
        .that(asked.iter().all(|i| !i.name.trim().is_empty()), "payment_schedule", "Name each payment.")
        .finish()?;
    let percents: Vec<Decimal> = asked.iter().map(|i| i.percent).collect();
    let amounts = document.priced.total.split(&percents)?;
    let instalment = |(i, amount): (NewInstalment, Money)| ContentInstalment {
        name: i.name.trim().to_owned(),
        trigger: i.trigger,
        section: i.section,
        percent: i.percent,
        amount,
    };
    Ok(asked.into_iter().zip(amounts).map(instalment).collect())
}

fn sections(document: &Document) -> Vec<ContentSection> {
    let zero = Money::zero(document.estimate.currency);
    let mut shown = Vec::new();
    for section in &document.sections {
        let key = section.id.to_string();
        let here = document.lines.iter().zip(&document.priced.lines).filter(|(line, _)| line.section_id == section.id);
        let lines: Vec<ContentLine> = here
            .map(|(line, priced)| ContentLine {
                description: line.description.clone(),
                quantity: line.quantity,
                unit: line.unit.clone(),
                price: priced.price,
                optional: line.optional,
                selected: line.selected,
            })
            .collect();
        if !lines.is_empty() {
            let price = document.priced.sections.iter().find(|s| s.section == key).map_or(zero, |s| s.price);
            shown.push(ContentSection { name: section.name.clone(), price, lines });
        }
    }
    shown
}

fn taxes(document: &Document) -> Vec<ContentTax> {
    let due = document.priced.taxes.iter().filter(|tax| tax.exempt || tax.amount.minor != 0);
    due.map(|tax| ContentTax {
        name: tax.name.clone(),
        percent: tax.percent,
        amount: tax.amount,
        included: tax.included,
    })
    .collect()
}

/// The same work with its costs and hours, for those who carry it out.
fn scope(document: &Document, payments: &[ContentInstalment]) -> Result<String> {
    let mut sections = Vec::new();
    for section in &document.sections {
        let mut lines = Vec::new();
        for (line, priced) in document.lines.iter().zip(&document.priced.lines) {
            if line.section_id != section.id || !priced.counted {
                continue;
            }
            lines.push(SoldLine {
                line_id: line.id.0,
                description: line.description.clone(),
                quantity: line.quantity,
                unit: line.unit.clone(),
                cost_type: catalog::columns::cost_type_word(line.cost_type).to_owned(),
                cost_code_id: line.cost_code_id,
                cost: priced.cost,
                price: priced.price.checked_sub(priced.discount)?.checked_sub(priced.tax_included)?,
                hours: priced.hours,
                vendor_account_id: line.vendor_account_id,
                lead_time_days: line.lead_time_days,
            });
        }
        if !lines.is_empty() {
            sections.push(SoldSection { name: section.name.clone(), lines });
        }
    }
    let instalment = |p: &ContentInstalment| Instalment {
        name: p.name.clone(),
        trigger: p.trigger,
        section: p.section.clone(),
        amount: p.amount,
    };
    canonical(&FrozenScope {
        instalments: payments.iter().map(instalment).collect(),
        sections,
        contingency: Some(document.priced.contingency),
    })
}

fn consent(company: &str, language: Language) -> String {
    match language {
        Language::English => format!(
            "I agree to do this business with {company} electronically: to receive the proposal, its terms and the \
             signed copy by e-mail, and that my electronic signature counts as one on paper. I can ask for a paper copy \
             or withdraw this at any time before signing."
        ),
        Language::Spanish => format!(
            "Acepto hacer este trato con {company} por medios electrónicos: recibir el presupuesto, sus términos y la \
             copia firmada por correo electrónico, y que mi firma electrónica vale como una en papel. Puedo pedir una \
             copia en papel o retirar este consentimiento en cualquier momento antes de firmar."
        ),
    }
}
