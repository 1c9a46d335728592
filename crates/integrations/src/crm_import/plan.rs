//! What an import would do to this company: what is new, what is on file already, what is refused.

use std::collections::{HashMap, HashSet};

use platform::{Conn, Error, Result, companies};
use uuid::Uuid;

use super::columns::{Columns, guesses};
use super::problems::Problems;
use super::read::{AccountDraft, OpportunityDraft, Place, Product, Reading, Ways};
use super::table::Table;
use super::values::{DateOrder, folded};
use super::{FileKind, FilePreview, NewImport};
use crate::imports::{ImportSummary, StageTotal};

const MAX_FILES: usize = 20;

pub(super) struct Plan {
    pub files: Vec<FilePreview>,
    pub problems: Problems,
    pub accounts: Vec<AccountDraft>,
    pub people: Vec<(Place, String)>,
    pub opportunities: Vec<OpportunityDraft>,
    /// Ids of accounts and people on file, by folded name.
    pub known_accounts: HashMap<String, Uuid>,
    pub known_people: HashMap<String, Uuid>,
    known_keys: HashSet<String>,
    products: HashMap<String, Product>,
}

pub(super) fn plan(q: &Conn<'_>, input: &NewImport) -> Result<Plan> {
    if input.files.is_empty() || input.files.len() > MAX_FILES {
        return Err(Error::invalid("files", format!("Choose one to {MAX_FILES} CSV files.")));
    }
    let company = companies::company(q)?;
    let dates = if company.country == "US" { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let ways = Ways { currency: company.currency, dates };
    let mut plan = Plan {
        files: vec![],
        problems: Problems::default(),
        accounts: vec![],
        people: vec![],
        opportunities: vec![],
        known_accounts: by_name(q, "SELECT id, name FROM account WHERE company_id = $1 AND archived_at IS NULL")?,
        known_people: by_name(q, PEOPLE)?,
        known_keys: keys(q)?,
        products: HashMap::new(),
    };
    let mut tables = Vec::new();
    for file in &input.files {
        let table = Table::read(&file.name, &file.text, &mut plan.problems);
        let columns = Columns::guess(&table, input.mapping.get(&file.name));
        tables.push((table, columns));
    }
    // Accounts, people and products first, because opportunities name them.
    tables.sort_by_key(|(_, columns)| columns.as_ref().map(|c| c.kind));
    for (table, columns) in &tables {
        plan.take(table, columns.as_ref(), ways);
    }
    if plan.files.iter().all(|file| file.contents.is_none()) {
        return Err(Error::invalid("files", "None of these files holds accounts, people, products or opportunities."));
    }
    Ok(plan)
}

const PEOPLE: &str =
    "SELECT m.user_id AS id, u.name FROM membership m JOIN app_user u ON u.user_id = m.user_id WHERE m.company_id = $1";

fn by_name(q: &Conn<'_>, sql: &str) -> Result<HashMap<String, Uuid>> {
    q.rows(sql, &[])?.iter().map(|row| Ok((folded(&row.get::<String>("name")?), row.get("id")?))).collect()
}

/// The keys of opportunities that came with an earlier import and were not taken back.
fn keys(q: &Conn<'_>) -> Result<HashSet<String>> {
    let sql = "SELECT external_key FROM import_row
               WHERE company_id = $1 AND record_type = 'opportunity' AND external_key IS NOT NULL";
    q.rows(sql, &[])?.iter().map(|row| Ok(row.get("external_key")?)).collect()
}

impl Plan {
    fn take(&mut self, table: &Table, columns: Option<&Columns>, ways: Ways) {
        let rows = i64::try_from(table.rows.len()).unwrap_or(0);
        let mut file = FilePreview {
            name: table.file.clone(),
            contents: columns.map(|c| c.kind),
            rows,
            new: 0,
            already_there: 0,
            refused: 0,
            columns: columns.map_or_else(|| guesses(table, |_| None), |c| c.told(table)),
            fields: columns.map(|c| c.kind.fields()).unwrap_or_default(),
        };
        let Some(columns) = columns else {
            self.problems.remark(&table.file, 1, "The headings are not known; the file is left out.");
            self.files.push(file);
            return;
        };
        let reading = Reading { table, columns, ways };
        let (new, twice) = match columns.kind {
            FileKind::Accounts => {
                let drafts = reading.accounts(&mut self.problems);
                self.add_accounts(drafts)
            }
            FileKind::People => {
                let people = reading.people(&mut self.problems);
                self.add_people(people)
            }
            FileKind::Products => {
                let products = reading.products(&mut self.problems);
                let found = i64::try_from(products.len()).unwrap_or(0);
                self.products.extend(products);
                (found, 0)
            }
            FileKind::Opportunities => {
                let drafts = reading.opportunities(&self.products, &mut self.problems);
                self.add_opportunities(drafts)
            }
        };
        (file.new, file.already_there, file.refused) = (new, twice, rows - new - twice);
        self.files.push(file);
    }

    fn add_accounts(&mut self, drafts: Vec<AccountDraft>) -> (i64, i64) {
        let (mut new, mut twice) = (0, 0);
        let mut seen: HashSet<String> = self.accounts.iter().map(|a| folded(&a.name)).collect();
        for draft in drafts {
            let name = folded(&draft.name);
            if self.known_accounts.contains_key(&name) || !seen.insert(name) {
                let message = "An account of this name is there already; it is used and left as it is.";
                self.problems.remark(&draft.place.file, draft.place.line, message);
                twice += 1;
            } else {
                self.accounts.push(draft);
                new += 1;
            }
        }
        (new, twice)
    }

    fn add_people(&mut self, drafts: Vec<(Place, String)>) -> (i64, i64) {
        let (mut new, mut twice) = (0, 0);
        let mut seen: HashSet<String> = self.people.iter().map(|(_, name)| folded(name)).collect();
        for (place, name) in drafts {
            if self.known_people.contains_key(&folded(&name)) || !seen.insert(folded(&name)) {
                twice += 1;
            } else {
                self.people.push((place, name));
                new += 1;
            }
        }
        (new, twice)
    }

    fn add_opportunities(&mut self, drafts: Vec<OpportunityDraft>) -> (i64, i64) {
        let (mut new, mut twice) = (0, 0);
        let mut accounts: HashSet<String> = self.accounts.iter().map(|a| folded(&a.name)).collect();
        accounts.extend(self.known_accounts.keys().cloned());
        let mut people: HashSet<String> = self.people.iter().map(|(_, name)| folded(name)).collect();
        people.extend(self.known_people.keys().cloned());
        for draft in drafts {
            let place = &draft.place;
            if draft.key.as_ref().is_some_and(|key| !self.known_keys.insert(key.clone())) {
                let message = "An opportunity with this number is there already; it is not made twice.";
                self.problems.remark(&place.file, place.line, message);
                twice += 1;
                continue;
            }
            if let Some(name) = draft.account.as_ref().filter(|name| accounts.insert(folded(name))) {
                let message = "The account is not on file and is made from its name alone.";
                self.problems.remark(&place.file, place.line, message);
                self.accounts.push(AccountDraft::named(place.clone(), name));
            }
            if let Some(name) = draft.owner.as_ref().filter(|name| people.insert(folded(name))) {
                self.people.push((place.clone(), name.clone()));
            }
            self.opportunities.push(draft);
            new += 1;
        }
        (new, twice)
    }

    /// The stages' words in the order they first appear.
    pub fn stage_words(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let words = self.opportunities.iter().map(|o| &o.stage);
        words.filter(|word| seen.insert(folded(word))).cloned().collect()
    }

    pub fn summary(&self) -> ImportSummary {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut stages: Vec<StageTotal> = Vec::new();
        for word in self.stage_words() {
            let of_stage = || self.opportunities.iter().filter(|o| folded(&o.stage) == folded(&word));
            let value_minor = of_stage().map(|o| o.value_minor).sum();
            stages.push(StageTotal { opportunities: count(of_stage().count()), value_minor, stage: word });
        }
        ImportSummary {
            accounts: count(self.accounts.len()),
            people: count(self.people.len()),
            opportunities: count(self.opportunities.len()),
            already_there: self.files.iter().map(|f| f.already_there).sum(),
            refused: self.files.iter().map(|f| f.refused).sum(),
            stages,
            ..ImportSummary::default()
        }
    }
}
