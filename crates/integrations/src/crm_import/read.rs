//! Rows as drafts of records, with a remark where a cell can't be read.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use kernel::{Currency, Money, parse_amount};

use super::columns::Columns;
use super::problems::Problems;
use super::table::{Cells, Table};
use super::values::{DateOrder, date, folded, sector_meant};

/// Where a draft came from.
#[derive(Clone)]
pub(super) struct Place {
    pub file: String,
    pub line: i64,
}

pub(super) struct AccountDraft {
    pub place: Place,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub notes: String,
    pub tags: Vec<String>,
    /// Columns without a field of their own, kept under their heading.
    pub custom: BTreeMap<String, String>,
}

impl AccountDraft {
    pub fn named(place: Place, name: &str) -> Self {
        let (phone, email, website, notes) = (None, None, None, String::new());
        Self { place, name: name.to_owned(), phone, email, website, notes, tags: vec![], custom: BTreeMap::new() }
    }
}

pub(super) struct OpportunityDraft {
    pub place: Place,
    pub key: Option<String>,
    pub name: String,
    pub account: Option<String>,
    pub owner: Option<String>,
    pub stage: String,
    pub value_minor: i64,
    pub created_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub expected_close: Option<Date>,
    pub lost_reason: Option<String>,
}

pub(super) struct Product {
    pub name: String,
    pub price_minor: Option<i64>,
}

/// How this company writes what a file leaves open.
#[derive(Clone, Copy)]
pub(super) struct Ways {
    pub currency: Currency,
    pub dates: DateOrder,
}

/// One file with what its columns mean.
pub(super) struct Reading<'a> {
    pub table: &'a Table,
    pub columns: &'a Columns,
    pub ways: Ways,
}

impl Reading<'_> {
    fn cell<'r>(&self, row: &'r Cells, field: &str) -> &'r str {
        self.columns.of.get(field).map_or("", |at| row.cells[*at].as_str())
    }

    fn filled(&self, row: &Cells, field: &str) -> Option<String> {
        Some(self.cell(row, field)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn place(&self, row: &Cells) -> Place {
        Place { file: self.table.file.clone(), line: row.line }
    }

    fn amount(&self, row: &Cells, field: &str) -> Result<Option<i64>, String> {
        let Some(text) = self.filled(row, field) else { return Ok(None) };
        let amount = parse_amount(&text).map_err(|e| format!("{e}."))?;
        Ok(Some(Money::from_decimal(amount, self.ways.currency).map_err(|e| format!("{e}."))?.minor))
    }

    /// Rows that have a name; the others are refused.
    fn named(&self, problems: &mut Problems, what: &str) -> Vec<(&Cells, String)> {
        let mut named = Vec::new();
        for row in &self.table.rows {
            match self.filled(row, "name") {
                Some(name) if name.chars().count() > 200 => {
                    problems.refuse(
                        &self.table.file,
                        row.line,
                        &format!("The name of the {what} is longer than 200 characters."),
                    );
                }
                Some(name) => named.push((row, name)),
                None => problems.refuse(&self.table.file, row.line, &format!("The {what} has no name.")),
            }
        }
        named
    }

    pub fn accounts(&self, problems: &mut Problems) -> Vec<AccountDraft> {
        let rows = self.named(problems, "account");
        rows.into_iter().map(|(row, name)| self.account(row, name, problems)).collect()
    }

    fn account(&self, row: &Cells, name: String, problems: &mut Problems) -> AccountDraft {
        let mut email = self.filled(row, "email");
        if email.as_ref().is_some_and(|e| !e.contains('@')) {
            problems.remark(&self.table.file, row.line, "What stands as e-mail is no address; it is left out.");
            email = None;
        }
        let tag = self.filled(row, "tags").map(|word| match sector_meant(&word) {
            Some(meant) => {
                problems.remark(&self.table.file, row.line, &format!("\"{word}\" is read as \"{meant}\"."));
                meant.to_owned()
            }
            None => word,
        });
        let mapped: Vec<usize> = self.columns.of.values().copied().collect();
        let others = self.table.headers.iter().zip(&row.cells).enumerate();
        let custom = others
            .filter(|(at, (_, cell))| !mapped.contains(at) && !cell.is_empty())
            .map(|(_, (header, cell))| (header.clone(), cell.clone()))
            .collect();
        AccountDraft {
            phone: self.filled(row, "phone"),
            email,
            website: self.filled(row, "website"),
            notes: self.filled(row, "notes").unwrap_or_default(),
            tags: tag.into_iter().collect(),
            custom,
            ..AccountDraft::named(self.place(row), &name)
        }
    }

    pub fn people(&self, problems: &mut Problems) -> Vec<(Place, String)> {
        self.named(problems, "person").into_iter().map(|(row, name)| (self.place(row), name)).collect()
    }

    pub fn products(&self, problems: &mut Problems) -> HashMap<String, Product> {
        let mut products = HashMap::new();
        for (row, name) in self.named(problems, "product") {
            let price_minor = self.amount(row, "price").unwrap_or_else(|why| {
                problems.remark(&self.table.file, row.line, &why);
                None
            });
            products.insert(folded(&name), Product { name, price_minor });
        }
        products
    }

    pub fn opportunities(&self, products: &HashMap<String, Product>, problems: &mut Problems) -> Vec<OpportunityDraft> {
        let orders = DATES.map(|field| {
            let column = self.table.rows.iter().map(|row| self.cell(row, field));
            DateOrder::of(column, self.ways.dates)
        });
        let rows = self.table.rows.iter();
        rows.filter_map(|row| match self.opportunity(row, orders, products, problems) {
            Ok(draft) => Some(draft),
            Err(why) => {
                problems.refuse(&self.table.file, row.line, &why);
                None
            }
        })
        .collect()
    }

    fn opportunity(
        &self,
        row: &Cells,
        orders: [DateOrder; 3],
        products: &HashMap<String, Product>,
        problems: &mut Problems,
    ) -> Result<OpportunityDraft, String> {
        let stage = self.filled(row, "stage").ok_or("The opportunity has no stage.")?;
        let day = |at: usize| self.filled(row, DATES[at]).map(|text| date(&text, orders[at])).transpose();
        let (created_on, closed_on, expected_close) = (day(0)?, day(1)?, day(2)?);
        let product = self.filled(row, "product").map(|word| self.product(&word, row.line, products, problems));
        let price = product.as_ref().and_then(|(_, price)| *price);
        let value_minor = match self.amount(row, "value")? {
            Some(value) => value,
            None => self.list_price(price, row.line, problems),
        };
        let account = self.filled(row, "account");
        if account.is_none() {
            problems.remark(&self.table.file, row.line, "No account is named; the opportunity stands without one.");
        }
        let parts = [product.map(|(name, _)| name), account.clone()].into_iter().flatten().collect::<Vec<_>>();
        let key = self.filled(row, "key");
        let name = self
            .filled(row, "name")
            .or_else(|| Some(parts.join(", ")).filter(|n| !n.is_empty()))
            .or_else(|| key.clone())
            .ok_or("The opportunity has neither name, product, account nor number.")?;
        Ok(OpportunityDraft {
            place: self.place(row),
            key,
            name,
            account,
            owner: self.filled(row, "owner"),
            stage,
            value_minor,
            created_on,
            closed_on,
            expected_close,
            lost_reason: self.filled(row, "lost_reason"),
        })
    }

    fn product(
        &self,
        word: &str,
        line: i64,
        products: &HashMap<String, Product>,
        problems: &mut Problems,
    ) -> (String, Option<i64>) {
        match products.get(&folded(word)) {
            Some(known) => {
                if known.name != word {
                    let message = format!("\"{word}\" is read as the product \"{}\".", known.name);
                    problems.remark(&self.table.file, line, &message);
                }
                (known.name.clone(), known.price_minor)
            }
            None => {
                if !products.is_empty() {
                    let message = format!("The product \"{word}\" is not among the products; its name is kept.");
                    problems.remark(&self.table.file, line, &message);
                }
                (word.to_owned(), None)
            }
        }
    }

    fn list_price(&self, price: Option<i64>, line: i64, problems: &mut Problems) -> i64 {
        let message = match price {
            Some(_) => "No value is given; the product's list price stands in for it.",
            None => "No value is given; the opportunity counts as worth nothing until somebody enters one.",
        };
        problems.remark(&self.table.file, line, message);
        price.unwrap_or(0)
    }
}

const DATES: [&str; 3] = ["created_on", "closed_on", "expected_close"];
