use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use db::{Column as Value, SystemTx, ToColumn};
use platform::{CompanyId, Error, Platform, Result, files::Files};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::{
    Manifest, Table, catalogue,
    manifest::{damaged, disk, file_path, table_path},
    values,
};

/// Rows of one statement; far from the number of values a statement may have.
const ROWS_AT_ONCE: usize = 100;

/// Brings an exported company into this installation: checked first, then all of it or nothing.
pub async fn bring_in(platform: &Platform, folder: &Path) -> Result<Manifest> {
    let manifest = check(folder)?;
    let company = manifest.company_id;
    let known = move |q: &db::SystemConn<'_>| is_here(q, company);
    if platform.store().system_read(known).await? {
        return Err(here_already(&manifest));
    }
    // Before the rows that name them. If the rows are refused, files lie unused in the folder of a company that is not
    // here, and are found again by the next try.
    store_files(platform.files(), &manifest, folder)?;
    let (told, from) = (manifest.clone(), folder.to_owned());
    platform.store().system_write(move |tx| read_rows(tx, &told, &from)).await?;
    Ok(manifest)
}

/// Reads every byte and compares it with the manifest.
pub fn check(folder: &Path) -> Result<Manifest> {
    let manifest = Manifest::read(folder)?;
    for table in &manifest.tables {
        let (sha256, _) = fingerprint(&table_path(folder, &table.name))?;
        if sha256 != table.sha256 {
            return Err(damaged(&format!("tables/{}.jsonl is not what the manifest says", table.name)));
        }
    }
    for file in &manifest.files {
        if fingerprint(&file_path(folder, &file.sha256))? != (file.sha256.clone(), file.size) {
            return Err(damaged(&format!("files/{} is not what its name says", file.sha256)));
        }
    }
    Ok(manifest)
}

fn fingerprint(path: &Path) -> Result<(String, i64)> {
    let mut file = File::open(path).map_err(|_| damaged(&format!("{} is missing", path.display())))?;
    let (mut hash, mut size, mut part) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        match file.read(&mut part).map_err(|e| disk(path, &e))? {
            0 => return Ok((hex::encode(hash.finalize()), size)),
            read => {
                hash.update(&part[..read]);
                size += read as i64;
            }
        }
    }
}

pub(super) fn store_files(files: &Files, manifest: &Manifest, folder: &Path) -> Result<()> {
    for file in &manifest.files {
        let path = file_path(folder, &file.sha256);
        let bytes = std::fs::read(&path).map_err(|e| disk(&path, &e))?;
        files.put_back(manifest.company_id, &bytes)?;
    }
    Ok(())
}

fn is_here(q: &db::SystemConn<'_>, company: CompanyId) -> Result<bool> {
    Ok(q.row("SELECT company_id FROM company WHERE company_id = $1", &[&company])?.is_some())
}

fn here_already(manifest: &Manifest) -> Error {
    Error::refused(
        "export.company_here",
        format!("{} is in this installation already; it would be doubled or overwritten.", manifest.company),
        "Bring it into another installation: name an empty folder with --data, or an empty database with --database-url.",
    )
}

/// The rows, in one transaction of the caller. May run again: it reads each file anew.
pub fn read_rows(tx: &SystemTx<'_>, manifest: &Manifest, folder: &Path) -> Result<()> {
    if is_here(tx, manifest.company_id)? {
        return Err(here_already(manifest));
    }
    let tables = catalogue(tx)?;
    let unknown = manifest.tables.iter().find(|told| !tables.iter().any(|t| t.name == told.name));
    if let Some(unknown) = unknown {
        return Err(damaged(&format!("it has a table {} that this program does not know", unknown.name)));
    }
    for table in &tables {
        let told = manifest.tables.iter().find(|told| told.name == table.name);
        let told = told.ok_or_else(|| damaged(&format!("the table {} is missing", table.name)))?;
        let rows = read_table(tx, manifest, table, folder)?;
        if rows != told.rows {
            return Err(damaged(&format!("{} has {rows} rows instead of {}", table.name, told.rows)));
        }
    }
    Ok(())
}

fn read_table(tx: &SystemTx<'_>, manifest: &Manifest, table: &Table, folder: &Path) -> Result<u64> {
    let path = table_path(folder, &table.name);
    let lines = BufReader::new(File::open(&path).map_err(|e| disk(&path, &e))?).lines();
    let (mut waiting, mut rows) = (Vec::new(), 0);
    for (number, line) in (1..).zip(lines) {
        let line = line.map_err(|e| disk(&path, &e))?;
        let place = || format!("tables/{}.jsonl, line {number}", table.name);
        let object: Map<String, Json> =
            serde_json::from_str(&line).map_err(|e| damaged(&format!("{} can't be read ({e})", place())))?;
        let row = row(manifest, table, &object).map_err(|e| damaged(&format!("{}: {e}", place())))?;
        rows += 1;
        if table.is_people() && !is_new_person(tx, &object)? {
            continue;
        }
        waiting.extend(row);
        if waiting.len() >= ROWS_AT_ONCE * table.columns.len() {
            insert(tx, table, &waiting)?;
            waiting.clear();
        }
    }
    insert(tx, table, &waiting)?;
    Ok(rows)
}

fn row(manifest: &Manifest, table: &Table, object: &Map<String, Json>) -> Result<Vec<Value<'static>>> {
    if object.len() != table.columns.len() {
        return Err(Error::Internal(format!("{} values instead of {}", object.len(), table.columns.len())));
    }
    if let Some(other) = object.get("company_id")
        && other.as_str() != Some(&manifest.company_id.to_string())
    {
        return Err(Error::Internal("the row belongs to another company".to_owned()));
    }
    let missing = |name: &str| Error::Internal(format!("{name} is missing"));
    let of = |c: &super::catalogue::Column| values::value(c, object.get(&c.name).ok_or_else(|| missing(&c.name))?);
    table.columns.iter().map(of).collect()
}

/// Somebody who works for another company of this installation already keeps the sign-in of here. The same address with
/// another person behind it is for people to settle.
fn is_new_person(tx: &SystemTx<'_>, person: &Map<String, Json>) -> Result<bool> {
    let text = |name: &str| person.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
    let (id, email) = (text("user_id"), text("email"));
    let found = tx.row("SELECT user_id FROM app_user WHERE email = $1", &[&email])?;
    let Some(found) = found else { return Ok(true) };
    if found.get::<uuid::Uuid>("user_id")?.to_string() == id {
        return Ok(false);
    }
    Err(Error::refused(
        "export.email_taken",
        format!("Somebody else signs in here with {email} already. Nothing was brought in."),
        "Change one of the two addresses, or bring the company into an installation of its own.",
    ))
}

fn insert(tx: &SystemTx<'_>, table: &Table, values: &[Value<'static>]) -> Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    let width = table.columns.len();
    let columns: Vec<String> = table.columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let group = |row: usize| format!("({})", db::placeholders(1 + row * width, width));
    let groups: Vec<String> = (0..values.len() / width).map(group).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES {}", table.name, columns.join(", "), groups.join(", "));
    let bound: Vec<&dyn ToColumn> = values.iter().map(|value| value as &dyn ToColumn).collect();
    tx.execute(&sql, &bound)?;
    Ok(())
}
