//! What every import has in common: it is looked at first and kept as shown; committing carries it out in one
//! transaction, once; undoing takes all of it back while nobody has worked on it.
//!
//! Verbs: commit, undo. Each kind brings its own preview, and one that nobody carries out is dropped after thirty days.

mod queries;
mod types;

use jiff::{SignedDuration, Timestamp};
use platform::{
    Act, Error, Result,
    jobs::{Handlers, Job, NewJob},
};

pub use queries::{get, list};
pub use types::*;

use crate::{crm_import, schedule_import};

/// How long a preview waits to be carried out.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
const DROP: &str = "import.drop_previews";

pub(crate) fn install(handlers: &mut Handlers) {
    handlers.unit(DROP, drop_previews);
}

/// Carries out what each preview asks for when it is made: the files in those that nobody wanted are not kept for ever.
fn drop_previews(act: &Act<'_>, _job: &Job) -> Result<()> {
    let old: Timestamp = act.at - KEPT;
    let dropped = "DELETE FROM import_run WHERE company_id = $1 AND state = $2 AND created_at <= $3";
    act.execute(dropped, &[&ImportState::Preview, &old])?;
    Ok(())
}

/// Makes what the preview showed, all or nothing.
pub fn commit(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    match get(act, id)?.kind.as_str() {
        schedule_import::KIND => schedule_import::commit(act, id),
        _ => crm_import::commit(act, id),
    }
}

/// Takes back everything an import made.
pub fn undo(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    let run = get(act, id)?;
    if run.state != ImportState::Committed {
        return Err(Error::refused(
            "import.not_committed",
            "This import is not in force.",
            "Only an import that was carried out, and not taken back since, can be undone.",
        ));
    }
    match run.kind.as_str() {
        schedule_import::KIND => schedule_import::undo(act, &run),
        _ => crm_import::undo(act, id),
    }
}

/// What was kept when the import was looked at: the input and how it is to be read, as JSON. Whoever commits at the
/// same moment waits here, and then finds it done.
pub(crate) fn claim(act: &Act<'_>, id: ImportId) -> Result<(String, String)> {
    let row = act
        .lock("SELECT state, input, mapping FROM import_run WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the import"))?;
    match (row.get("state")?, row.get::<Option<String>>("input")?) {
        (ImportState::Preview, Some(input)) => Ok((input, row.get("mapping")?)),
        _ => Err(Error::refused(
            "import.done",
            "This import was carried out already.",
            "Choose the files again to import them another time.",
        )),
    }
}

pub(crate) fn keep(
    act: &Act<'_>,
    kind: &str,
    names: &str,
    input: &str,
    mapping: &str,
    summary: &ImportSummary,
) -> Result<ImportId> {
    let id: ImportId = act.new_id();
    act.execute(
        "INSERT INTO import_run (company_id, id, kind, file_name, state, input, mapping, summary, created_by, created_at)
         VALUES ($1, $2, $3, $4, 'preview', $5, $6, $7, $8, $9)",
        &[
            &id,
            &kind,
            &names,
            &input,
            &mapping,
            &serde_json::to_string(summary)?,
            &act.who.actor.name(),
            &act.at,
        ],
    )?;
    act.enqueue(NewJob::now(DROP, serde_json::Value::Null).at(act.at + KEPT))?;
    Ok(id)
}

/// Marks the import as carried out; the files are no longer needed.
pub(crate) fn carried_out(act: &Act<'_>, id: ImportId, summary: &ImportSummary) -> Result<()> {
    act.execute(
        "UPDATE import_run SET state = 'committed', input = NULL, summary = $3, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &serde_json::to_string(summary)?],
    )?;
    Ok(())
}

pub(crate) fn taken_back(act: &Act<'_>, id: ImportId) -> Result<()> {
    act.execute(
        "UPDATE import_run SET state = 'undone', version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id],
    )?;
    act.execute("DELETE FROM import_row WHERE company_id = $1 AND run_id = $2", &[&id])?;
    Ok(())
}
