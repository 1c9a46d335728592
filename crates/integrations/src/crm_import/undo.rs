use db::Dialect;
use platform::{Act, Error, NewEvent, Result};

use super::{ImportId, ImportRun, ImportState, get};

/// Takes back everything an import made, unless somebody has worked on it since.
pub fn undo(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    let run = get(act, id)?;
    if run.state != ImportState::Committed {
        return Err(Error::refused(
            "import.not_committed",
            "This import is not in force.",
            "Only an import that was carried out, and not taken back since, can be undone.",
        ));
    }
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
    act.execute(
        "UPDATE import_run SET state = 'undone', version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id],
    )?;
    act.emit(NewEvent::new("import.undone", "import_run", id))?;
    get(act, id)
}

fn touched(act: &Act<'_>, id: ImportId) -> Result<i64> {
    let row = act.one(
        "SELECT (SELECT count(*) FROM opportunity o JOIN import_row r ON r.company_id = o.company_id AND r.record_id = o.id
                 WHERE o.company_id = $1 AND r.run_id = $2 AND o.version > 1)
              + (SELECT count(*) FROM account a JOIN import_row r ON r.company_id = a.company_id AND r.record_id = a.id
                 WHERE a.company_id = $1 AND r.run_id = $2 AND a.version > 1)
              + (SELECT count(*) FROM opportunity o JOIN import_row r ON r.company_id = o.company_id AND r.record_id = o.account_id
                 WHERE o.company_id = $1 AND r.run_id = $2
                   AND NOT EXISTS (SELECT 1 FROM import_row own WHERE own.company_id = o.company_id AND own.run_id = $2
                                   AND own.record_id = o.id)) AS touched",
        &[&id],
    )?;
    Ok(row.get("touched")?)
}

fn remove(act: &Act<'_>, id: ImportId) -> Result<()> {
    let of = |record_type: &str| {
        format!(
            "(SELECT r.record_id FROM import_row r WHERE r.company_id = $1 AND r.run_id = $2 AND r.record_type = '{record_type}')"
        )
    };
    act.execute(
        &format!("DELETE FROM stage_stay WHERE company_id = $1 AND opportunity_id IN {}", of("opportunity")),
        &[&id],
    )?;
    act.execute(&format!("DELETE FROM opportunity WHERE company_id = $1 AND id IN {}", of("opportunity")), &[&id])?;
    act.execute(&format!("DELETE FROM account WHERE company_id = $1 AND id IN {}", of("account")), &[&id])?;
    act.execute(&format!("DELETE FROM membership WHERE company_id = $1 AND user_id IN {}", of("person")), &[&id])?;
    act.execute(&format!("DELETE FROM app_user WHERE user_id IN {} AND password_hash IS NULL", of("person")), &[&id])?;
    let all = "(SELECT r.record_id FROM import_row r WHERE r.company_id = $1 AND r.run_id = $2)";
    act.execute(&format!("DELETE FROM search_entry WHERE company_id = $1 AND record_id IN {all}"), &[&id])?;
    if act.dialect() == Dialect::Sqlite {
        act.execute(&format!("DELETE FROM search_words WHERE company_id = $1 AND record_id IN {all}"), &[&id])?;
    }
    act.execute("DELETE FROM import_row WHERE company_id = $1 AND run_id = $2", &[&id])?;
    Ok(())
}
