//! An invoice as a document for the typesetter, in the customer's language.

use documents::{Amount, Company, InvoiceDoc, InvoiceLine, Language, Paper, Party};
use jiff::{Timestamp, civil::Date};
use platform::{Conn, Result, companies};

use super::{
    Invoice,
    letter::{reader, shown},
};

/// What the paper says now: what was paid meanwhile stands on it.
pub fn paper(q: &Conn<'_>, invoice: &Invoice, at: Timestamp) -> Result<InvoiceDoc> {
    let company = companies::company(q)?;
    let reader = reader(q, invoice.account_id)?;
    let spanish = reader.as_ref().is_some_and(|one| one.spanish);
    let pick = |english: &'static str, spanish_words: &'static str| if spanish { spanish_words } else { english };
    let lines = reader.iter().filter(|one| one.name != invoice.account_name).map(|one| one.name.clone());
    let lines = lines.chain(reader.iter().map(|one| one.address.clone())).collect();
    let received = Amount { label: pick("Paid", "Pagado").into(), amount: format!("-{}", shown(invoice.paid)) };
    Ok(InvoiceDoc {
        language: if spanish { Language::Es } else { Language::En },
        paper: Paper::UsLetter,
        created: at,
        company: Company {
            name: company.name,
            address: company.settings.address.lines().map(str::to_owned).collect(),
            phone: company.settings.phone,
            email: company.settings.email,
            website: company.settings.website,
            licence: company.settings.licence,
            accent: company.settings.accent,
            ..Company::default()
        },
        bill_to: Party { name: invoice.account_name.clone(), lines },
        site: site(q, invoice)?,
        title: invoice.lines.first().map_or_else(String::new, |line| line.description.clone()),
        number: invoice.number.to_string(),
        date: day(invoice.issued_on, spanish),
        due: Some(day(invoice.due_on, spanish)),
        reference: String::new(),
        introduction: String::new(),
        lines: invoice.lines.iter().map(line).collect(),
        subtotal: None,
        adjustments: Vec::new(),
        total: shown(invoice.total),
        received: if invoice.paid.minor == 0 { Vec::new() } else { vec![received] },
        amount_due: shown(invoice.open),
        payment_instructions: String::new(),
        notes: pick("The total includes tax.", "El total incluye los impuestos.").into(),
    })
}

fn line(line: &super::InvoiceLine) -> InvoiceLine {
    InvoiceLine { description: line.description.clone(), amount: shown(line.amount), ..InvoiceLine::default() }
}

/// The job's name and place.
fn site(q: &Conn<'_>, invoice: &Invoice) -> Result<Option<Party>> {
    let Some(project) = invoice.project_id else { return Ok(None) };
    let row = q.row(
        "SELECT p.name, s.line1, s.city FROM project p
         LEFT JOIN site s ON s.company_id = p.company_id AND s.id = p.site_id
         WHERE p.company_id = $1 AND p.id = $2",
        &[&project],
    )?;
    let Some(row) = row else { return Ok(None) };
    let place = [row.get::<Option<String>>("line1")?, row.get("city")?];
    Ok(Some(Party { name: row.get("name")?, lines: place.into_iter().flatten().filter(|p| !p.is_empty()).collect() }))
}

fn day(day: Date, spanish: bool) -> String {
    day.strftime(if spanish { "%d/%m/%Y" } else { "%B %-d, %Y" }).to_string()
}

/// `invoice-1004.pdf`
pub fn file_name(invoice: &Invoice) -> String {
    format!("invoice-{}.pdf", invoice.number)
}
