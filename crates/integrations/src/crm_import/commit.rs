use std::collections::{HashMap, HashSet};

use crm::accounts::AccountId;
use db::Bulk;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::Currency;
use platform::{Act, Error, NewEvent, Result, UserId, companies, search::Entry};
use uuid::Uuid;

use super::plan::{Plan, plan};
use super::read::{OpportunityDraft, Place};
use super::stages::{Stage, stages, state_of};
use super::values::folded;
use super::{ImportPreview, NewImport};
use crate::imports::{self, ImportId, ImportRun, get};

kernel::typed_id!(NewRecordId, "Names a record made by an import.");

/// Looks at the files and keeps them, so that the import can be committed as it was shown. Makes nothing else.
pub fn preview(act: &Act<'_>, input: &NewImport) -> Result<ImportPreview> {
    let plan = plan(act, input)?;
    let names = input.files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ");
    let (files, mapping) = (serde_json::to_string(&input.files)?, serde_json::to_string(&input.mapping)?);
    let id = imports::keep(act, "crm", &names, &files, &mapping, &plan.summary())?;
    Ok(ImportPreview { run: get(act, id)?, problems: plan.problems.list(), files: plan.files })
}

/// Makes what the preview showed, all or nothing.
pub fn commit(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    let (files, mapping) = imports::claim(act, id)?;
    let input = NewImport { files: serde_json::from_str(&files)?, mapping: serde_json::from_str(&mapping)? };
    // Read again: what others added since the preview is not made twice.
    let plan = plan(act, &input)?;
    let summary = plan.summary();
    Writer::new(act, id, &plan)?.write()?;
    imports::carried_out(act, id, &summary)?;
    act.emit(NewEvent::new("import.committed", "import_run", id).data(serde_json::json!({
        "accounts": summary.accounts, "opportunities": summary.opportunities
    })))?;
    get(act, id)
}

struct Writer<'a> {
    act: &'a Act<'a>,
    plan: &'a Plan,
    accounts: HashMap<String, Uuid>,
    people: HashMap<String, Uuid>,
    stages: HashMap<String, Stage>,
    currency: Currency,
    zone: TimeZone,
    today: Date,
    run: ImportId,
    rows: Bulk,
    found: Vec<Entry>,
}

impl<'a> Writer<'a> {
    fn new(act: &'a Act<'a>, run: ImportId, plan: &'a Plan) -> Result<Self> {
        let words = plan.stage_words();
        Ok(Self {
            act,
            plan,
            accounts: plan.known_accounts.clone(),
            people: plan.known_people.clone(),
            stages: if words.is_empty() { HashMap::new() } else { stages(act, &words)? },
            currency: companies::currency(act)?,
            zone: companies::zone(act)?,
            today: act.today()?,
            run,
            rows: Bulk::into_table(
                "import_row",
                &["run_id", "record_type", "record_id", "file_name", "line", "external_key"],
            ),
            found: Vec::new(),
        })
    }

    fn write(mut self) -> Result<()> {
        self.people()?;
        self.accounts()?;
        self.opportunities()?;
        self.act.index_all(&self.found)?;
        Ok(self.rows.store(self.act)?)
    }

    fn made(&mut self, record_type: &str, id: Uuid, place: &Place, key: Option<&str>) {
        self.rows.row(&[&self.run, &record_type, &id, &place.file, &place.line, &key]);
    }

    /// People who sold something become members without a sign-in, so that what they did stays theirs.
    fn people(&mut self) -> Result<()> {
        for (place, name) in &self.plan.people {
            let user: UserId = self.act.new_id();
            // No address is known, and the column wants one that nobody else has: this one can't receive mail.
            let email = format!("{user}@imported.invalid");
            self.act.execute(
                "INSERT INTO app_user (user_id, email, name, created_at)
                 SELECT $2, $3, $4, $5 FROM company WHERE company_id = $1",
                &[&user, &email, name, &self.act.at],
            )?;
            self.act.execute(
                "INSERT INTO membership (company_id, user_id, role, created_at, disabled_at) VALUES ($1, $2, 'sales', $3, $3)",
                &[&user, &self.act.at],
            )?;
            self.people.insert(folded(name), user.0);
            self.made("person", user.0, place, None);
        }
        Ok(())
    }

    fn accounts(&mut self) -> Result<()> {
        let customers: HashSet<String> = self
            .plan
            .opportunities
            .iter()
            .filter(|o| state_of(&o.stage) == "won")
            .filter_map(|o| o.account.as_deref().map(folded))
            .collect();
        let mut bulk = Bulk::into_table(
            "account",
            &[
                "id",
                "kind",
                "standing",
                "name",
                "phone",
                "email",
                "website",
                "notes",
                "tags",
                "custom",
                "created_at",
                "updated_at",
            ],
        );
        for account in &self.plan.accounts {
            let id: AccountId = self.act.new_id();
            let standing = if customers.contains(&folded(&account.name)) { "customer" } else { "prospect" };
            let (tags, custom) = (serde_json::to_string(&account.tags)?, serde_json::to_string(&account.custom)?);
            bulk.row(&[
                &id,
                &"company",
                &standing,
                &account.name,
                &account.phone,
                &account.email,
                &account.website,
                &account.notes,
                &tags,
                &custom,
                &self.act.at,
                &self.act.at,
            ]);
            self.accounts.insert(folded(&account.name), id.0);
            self.made("account", id.0, &account.place, None);
            self.findable(id.0, "account", &account.name, standing, account.email.as_deref().unwrap_or(""));
        }
        Ok(bulk.store(self.act)?)
    }

    fn opportunities(&mut self) -> Result<()> {
        let first = self.act.next_numbers("opportunity", self.plan.opportunities.len())?;
        let mut bulk = Bulk::into_table(
            "opportunity",
            &[
                "id",
                "number",
                "name",
                "account_id",
                "pipeline_id",
                "stage_id",
                "state",
                "value_minor",
                "currency",
                "owner_id",
                "expected_close",
                "lost_reason",
                "position",
                "stage_entered_at",
                "created_on",
                "closed_on",
                "created_at",
                "updated_at",
            ],
        );
        let mut stays = Bulk::into_table("stage_stay", &["id", "opportunity_id", "stage_id", "entered_at"]);
        for ((draft, position), number) in self.plan.opportunities.iter().zip(1i64..).zip(first..) {
            let stage = self.stages[&folded(&draft.stage)].clone();
            let (id, stay): (NewRecordId, NewRecordId) = (self.act.new_id(), self.act.new_id());
            let (created, closed) = self.days(draft, stage.state);
            let entered = self.midnight(closed.unwrap_or(created))?;
            let account = draft.account.as_deref().and_then(|name| self.accounts.get(&folded(name)).copied());
            let owner = draft.owner.as_deref().and_then(|name| self.people.get(&folded(name)).copied());
            bulk.row(&[
                &id,
                &number,
                &draft.name,
                &account,
                &stage.pipeline,
                &stage.id,
                &stage.state,
                &draft.value_minor,
                &self.currency,
                &owner,
                &draft.expected_close,
                &draft.lost_reason,
                &position,
                &entered,
                &created,
                &closed,
                &self.midnight(created)?,
                &self.act.at,
            ]);
            stays.row(&[&stay, &id, &stage.id, &entered]);
            self.made("opportunity", id.0, &draft.place, draft.key.as_deref());
            let key = draft.key.as_deref().unwrap_or("");
            self.findable(id.0, "opportunity", &draft.name, &draft.stage, &format!("{number} {key}"));
        }
        bulk.store(self.act)?;
        Ok(stays.store(self.act)?)
    }

    /// The days it was opened and closed. Where the file is silent, an opportunity is as old as its import.
    fn days(&self, draft: &OpportunityDraft, state: &str) -> (Date, Option<Date>) {
        let created = draft.created_on.or(draft.closed_on).unwrap_or(self.today);
        let closed = (state != "open").then(|| draft.closed_on.unwrap_or(created));
        (created, closed)
    }

    fn midnight(&self, date: Date) -> Result<Timestamp> {
        let zoned = date.to_zoned_datetime(self.zone.clone());
        Ok(zoned.map_err(|e| Error::Internal(format!("{date}: {e}")))?.timestamp())
    }

    fn findable(&mut self, id: Uuid, kind: &'static str, title: &str, subtitle: &str, words: &str) {
        self.found.push(Entry::new(kind, NewRecordId(id), title, subtitle, &[words]));
    }
}
