use platform::{Act, Error, NewEvent, Result};

use crate::imports::{self, ImportId, ImportRun, get};

/// Takes back everything an import made, unless somebody has worked on it since.
pub fn undo(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    let touched = touched(act, id)?;
    if touched > 0 {
        return Err(Error::refused(
            "import.in_use",
            format!("{touched} of the imported records were changed since, and undoing would lose that work."),
            "Keep the import, and archive what you don't need.",
        ));
    }
    act.tx.attempt(|_| remove(act, id)).map_err(|error| match error {
        Error::Db(db::Error::ForeignKey { .. }) => Error::refused(
            "import.in_use",
            "Other records hang on what was imported: an estimate, a contact, a site.",
            "Keep the import, and archive what you don't need.",
        ),
        other => other,
    })?;
    imports::taken_back(act, id)?;
    act.emit(NewEvent::new("import.undone", "import_run", id))?;
    get(act, id)
}

/// How many records somebody changed, or put to use for an opportunity of their own.
fn touched(act: &Act<'_>, id: ImportId) -> Result<i64> {
    let (accounts, opportunities) = (made("account"), made("opportunity"));
    let row = act.one(
        &format!(
            "SELECT (SELECT count(*) FROM opportunity o WHERE o.company_id = $1 AND o.version > 1 AND o.id IN {opportunities})
                  + (SELECT count(*) FROM account a WHERE a.company_id = $1 AND a.version > 1 AND a.id IN {accounts})
                  + (SELECT count(*) FROM opportunity o WHERE o.company_id = $1 AND o.account_id IN {accounts}
                     AND o.id NOT IN {opportunities}) AS touched"
        ),
        &[&id],
    )?;
    Ok(row.get("touched")?)
}

/// The ids of what the import made of this type.
fn made(record_type: &str) -> String {
    format!(
        "(SELECT r.record_id FROM import_row r WHERE r.company_id = $1 AND r.run_id = $2 AND r.record_type = '{record_type}')"
    )
}

fn remove(act: &Act<'_>, id: ImportId) -> Result<()> {
    act.execute(
        &format!("DELETE FROM stage_stay WHERE company_id = $1 AND opportunity_id IN {}", made("opportunity")),
        &[&id],
    )?;
    act.execute(&format!("DELETE FROM opportunity WHERE company_id = $1 AND id IN {}", made("opportunity")), &[&id])?;
    act.execute(&format!("DELETE FROM account WHERE company_id = $1 AND id IN {}", made("account")), &[&id])?;
    act.execute(&format!("DELETE FROM membership WHERE company_id = $1 AND user_id IN {}", made("person")), &[&id])?;
    act.execute(
        &format!("DELETE FROM app_user WHERE user_id IN {} AND password_hash IS NULL", made("person")),
        &[&id],
    )?;
    let all = "(SELECT r.record_id FROM import_row r WHERE r.company_id = $1 AND r.run_id = $2)";
    act.execute(&format!("DELETE FROM search_entry WHERE company_id = $1 AND record_id IN {all}"), &[&id])?;
    Ok(())
}
