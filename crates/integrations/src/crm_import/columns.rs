//! What a file holds and what its columns mean, told by their headings.

use std::collections::BTreeMap;

use super::{ColumnGuess, table::Table};

kernel::text_enum! {
    /// What the rows of a file are.
    pub enum FileKind {
        Accounts = "accounts",
        People = "people",
        Products = "products",
        Opportunities = "opportunities",
    }
}

/// A field and the headings other systems give it, in small letters without spaces and signs. The first field of a
/// kind is the one without which a file is not of that kind.
type Fields = &'static [(&'static str, &'static [&'static str])];

const ACCOUNTS: Fields = &[
    ("name", &["account", "accountname", "company", "companyname", "organization", "customer", "client", "name"]),
    ("phone", &["phone", "phonenumber", "telephone", "mobile"]),
    ("email", &["email", "emailaddress", "mail"]),
    ("website", &["website", "url", "web", "domain"]),
    ("notes", &["notes", "note", "description", "comments"]),
    ("tags", &["sector", "industry", "tags", "category"]),
];
const PEOPLE: Fields =
    &[("name", &["salesagent", "agent", "salesperson", "salesrep", "rep", "employee", "employeename", "teammember"])];
const PRODUCTS: Fields = &[
    ("name", &["product", "productname", "item", "itemname"]),
    ("price", &["salesprice", "price", "unitprice", "listprice"]),
];
const OPPORTUNITIES: Fields = &[
    ("stage", &["dealstage", "stage", "stagename", "status", "pipelinestage"]),
    ("key", &["opportunityid", "dealid", "id", "recordid", "opportunitynumber"]),
    ("name", &["opportunity", "opportunityname", "deal", "dealname", "name", "title"]),
    ("account", &["account", "accountname", "company", "companyname", "customer", "client", "associatedcompany"]),
    ("owner", &["salesagent", "owner", "dealowner", "opportunityowner", "agent", "salesrep"]),
    ("product", &["product", "productname"]),
    ("value", &["closevalue", "amount", "value", "dealvalue", "price"]),
    ("created_on", &["engagedate", "createdate", "createddate", "created", "opendate", "startdate"]),
    ("closed_on", &["closedate", "closeddate", "closedon", "wondate"]),
    ("expected_close", &["expectedclosedate", "expectedclose", "forecastclosedate"]),
    ("lost_reason", &["lostreason", "closedlostreason", "reasonlost"]),
];

impl FileKind {
    fn table(self) -> Fields {
        match self {
            FileKind::Accounts => ACCOUNTS,
            FileKind::People => PEOPLE,
            FileKind::Products => PRODUCTS,
            FileKind::Opportunities => OPPORTUNITIES,
        }
    }

    pub(super) fn fields(self) -> Vec<String> {
        self.table().iter().map(|(field, _)| (*field).to_owned()).collect()
    }
}

/// Which column holds which field of a file.
pub(super) struct Columns {
    pub kind: FileKind,
    pub of: BTreeMap<String, usize>,
}

impl Columns {
    /// The kind of which most fields are found; what the person said goes before any guess.
    pub fn guess(table: &Table, said: Option<&BTreeMap<String, String>>) -> Option<Self> {
        FileKind::ALL
            .iter()
            .filter_map(|kind| Self::as_kind(table, *kind, said))
            .max_by_key(|columns| (columns.of.len(), columns.kind))
    }

    fn as_kind(table: &Table, kind: FileKind, said: Option<&BTreeMap<String, String>>) -> Option<Self> {
        let mut of = BTreeMap::new();
        for (at, header) in table.headers.iter().enumerate() {
            if let Some(field) = said.and_then(|s| s.get(header))
                && kind.table().iter().any(|(name, _)| name == field)
            {
                of.insert(field.clone(), at);
            }
        }
        for (field, headings) in kind.table() {
            // The heading listed first is the likeliest, wherever the column stands.
            let found = headings.iter().find_map(|heading| {
                table.headers.iter().position(|h| heading_of(h) == **heading && said.is_none_or(|s| !s.contains_key(h)))
            });
            if let Some(at) = found
                && !of.contains_key(*field)
                && !of.values().any(|taken| *taken == at)
            {
                of.insert((*field).to_owned(), at);
            }
        }
        of.contains_key(kind.table()[0].0).then_some(Self { kind, of })
    }

    pub fn told(&self, table: &Table) -> Vec<ColumnGuess> {
        guesses(table, |at| self.of.iter().find(|(_, column)| **column == at).map(|(field, _)| field.clone()))
    }
}

pub(super) fn guesses(table: &Table, field: impl Fn(usize) -> Option<String>) -> Vec<ColumnGuess> {
    table
        .headers
        .iter()
        .enumerate()
        .map(|(at, column)| ColumnGuess { column: column.clone(), field: field(at), sample: table.sample(at) })
        .collect()
}

fn heading_of(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm_import::problems::Problems;

    fn guess(text: &str) -> Option<Columns> {
        Columns::guess(&Table::read("f.csv", text, &mut Problems::default()), None)
    }

    #[test]
    fn a_pipeline_is_told_from_a_list_of_accounts() {
        let pipeline =
            guess("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n");
        assert_eq!(pipeline.map(|c| (c.kind, c.of.len())), Some((FileKind::Opportunities, 8)));
        assert_eq!(guess("account,sector,revenue\n").map(|c| c.kind), Some(FileKind::Accounts));
        assert_eq!(guess("sales_agent,manager\n").map(|c| c.kind), Some(FileKind::People));
        assert!(guess("accounts,,,,\n").is_none());
    }

    #[test]
    fn what_the_person_says_goes_before_the_guess() {
        let table = Table::read("f.csv", "Deal Name,Status,Worth\nFence,Won,5\n", &mut Problems::default());
        let said = BTreeMap::from([("Worth".to_owned(), "value".to_owned()), ("Deal Name".to_owned(), String::new())]);
        let columns = Columns::guess(&table, Some(&said)).unwrap();
        assert_eq!(columns.of.get("value"), Some(&2));
        assert!(!columns.of.contains_key("name"));
    }
}
