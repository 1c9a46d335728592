//! The e-mail that carries an invoice's figures to the customer, in the customer's language.

use crm::accounts::AccountId;
use kernel::Money;
use platform::{
    Act, Conn, Result, companies,
    mail::{MailId, NewMail},
};

use super::Invoice;

pub(super) struct Reader {
    pub name: String,
    pub address: String,
    pub spanish: bool,
}

/// Sends it, if anybody's address is on file.
pub(super) fn send(act: &Act<'_>, invoice: &Invoice) -> Result<Option<MailId>> {
    let Some(reader) = reader(act, invoice.account_id)? else { return Ok(None) };
    let company = companies::company(act)?.name;
    let (subject, text) = words(&reader, invoice, &company);
    let mail = NewMail {
        to_address: reader.address,
        to_name: reader.name,
        subject,
        text,
        html: None,
        attachments: Vec::new(),
        record: Some(invoice.id.0),
    };
    Ok(Some(act.send_mail(mail)?))
}

/// Who takes the account's bills if somebody does, else its first person with an address, else the account itself.
pub(super) fn reader(q: &Conn<'_>, account: AccountId) -> Result<Option<Reader>> {
    let person = q.row(
        "SELECT c.name, c.email, c.language FROM account_contact j
         JOIN contact c ON c.company_id = j.company_id AND c.id = j.contact_id
         WHERE j.company_id = $1 AND j.account_id = $2 AND c.email IS NOT NULL
         ORDER BY CASE WHEN j.role = 'billing' THEN 0 ELSE 1 END, j.is_primary DESC, c.id LIMIT 1",
        &[&account],
    )?;
    if let Some(row) = person {
        let spanish = row.get::<String>("language")?.starts_with("es");
        return Ok(Some(Reader { name: row.get("name")?, address: row.get("email")?, spanish }));
    }
    let row = q.row("SELECT name, email FROM account WHERE company_id = $1 AND id = $2", &[&account])?;
    let Some(row) = row else { return Ok(None) };
    let address: Option<String> = row.get("email")?;
    let name = row.get("name")?;
    Ok(address.map(|address| Reader { name, address, spanish: false }))
}

fn words(reader: &Reader, invoice: &Invoice, company: &str) -> (String, String) {
    let (number, total, due) = (invoice.number, shown(invoice.total), invoice.due_on);
    let lines: String =
        invoice.lines.iter().map(|line| format!("  {}: {}\n", line.description, shown(line.amount))).collect();
    if reader.spanish {
        let text = format!(
            "Hola, {}:\n\nFactura {number} de {company}\n\n{lines}\nTotal: {total} (impuestos incluidos)\nVence el \
             {due}.\n\nGracias,\n{company}\n",
            reader.name
        );
        return (format!("Factura {number} de {company}: {total}"), text);
    }
    let text = format!(
        "Hello {},\n\nInvoice {number} from {company}\n\n{lines}\nTotal: {total} (tax included)\nDue on {due}.\n\nThank \
         you,\n{company}\n",
        reader.name
    );
    (format!("Invoice {number} from {company}: {total}"), text)
}

/// `4,250.00 USD`
pub(super) fn shown(money: Money) -> String {
    let plain = money.to_decimal().abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let grouped: Vec<&str> = (0..whole.len())
        .rev()
        .step_by(3)
        .map(|end| &whole[end.saturating_sub(2)..=end])
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let sign = if money.minor < 0 { "-" } else { "" };
    let fraction = fraction.map(|f| format!(".{f}")).unwrap_or_default();
    format!("{sign}{}{fraction} {}", grouped.join(","), money.currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Currency;

    #[test]
    fn money_is_written_in_groups_of_three() {
        let shown = |minor| shown(Money::new(minor, Currency::USD));
        assert_eq!(shown(123_456_789), "1,234,567.89 USD");
        assert_eq!(shown(99_900), "999.00 USD");
        assert_eq!(shown(-100_005), "-1,000.05 USD");
    }
}
