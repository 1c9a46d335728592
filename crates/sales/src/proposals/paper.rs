//! The frozen content as a document for the typesetter.

use documents::{
    Amount, Company, Language as Labels, Paper, Party, Payment, ProposalDoc, ProposalLine, ProposalSection,
};

use super::{Content, ContentSection, Language, date, money};

/// The same content gives the same document, and so the same bytes.
pub fn paper(content: &Content) -> ProposalDoc {
    let language = content.language;
    let tax = |t: &super::content::ContentTax| Amount {
        label: match t.included {
            true => format!("{} {} % {}", t.name, t.percent.normalize(), language.pick("(included)", "(incluido)")),
            false => format!("{} {} %", t.name, t.percent.normalize()),
        },
        amount: money(t.amount),
    };
    let payment =
        |p: &super::ContentInstalment| Payment { name: p.name.clone(), due: p.due(language), amount: money(p.amount) };
    ProposalDoc {
        language: match language {
            Language::English => Labels::En,
            Language::Spanish => Labels::Es,
        },
        paper: Paper::UsLetter,
        created: content.created_at,
        company: Company {
            name: content.company.name.clone(),
            address: content.company.address.lines().map(str::to_owned).collect(),
            phone: content.company.phone.clone(),
            email: content.company.email.clone(),
            website: content.company.website.clone(),
            licence: content.company.licence.clone(),
            accent: content.company.accent.clone(),
            ..Company::default()
        },
        customer: Party { name: content.customer.clone(), lines: addressed(content) },
        site: content.site.clone().map(|address| Party { name: address, lines: Vec::new() }),
        title: content.title.clone(),
        number: content.label.clone(),
        date: date(content.date, language),
        valid_until: content.valid_until.map(|day| date(day, language)),
        introduction: content.introduction.clone(),
        sections: content.sections.iter().map(section).collect(),
        subtotal: Some(money(content.subtotal)),
        discount: (content.discount.minor != 0).then(|| Amount {
            label: language.pick("Discount", "Descuento").into(),
            amount: format!("-{}", money(content.discount)),
        }),
        taxes: content.taxes.iter().map(tax).collect(),
        total: money(content.total),
        payments: content.payments.iter().map(payment).collect(),
        terms: content.terms.clone(),
        cancellation: None,
        company_signer: String::new(),
        signature: None,
    }
}

/// The person at a firm; a household is named after its person already.
fn addressed(content: &Content) -> Vec<String> {
    let person = content.contact.trim();
    if person.to_lowercase() == content.customer.trim().to_lowercase() { Vec::new() } else { vec![person.to_owned()] }
}

fn section(section: &ContentSection) -> ProposalSection {
    let line = |line: &super::ContentLine| ProposalLine {
        description: line.description.clone(),
        detail: String::new(),
        quantity: line.quantity.normalize().to_string(),
        unit: line.unit.clone(),
        price: money(line.price),
        optional: line.optional,
        selected: line.selected,
    };
    ProposalSection {
        title: section.name.clone(),
        description: String::new(),
        lines: section.lines.iter().map(line).collect(),
        total: Some(money(section.price)),
    }
}
