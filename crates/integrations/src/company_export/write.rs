use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use db::{Column as Value, Dialect, SystemConn, ToColumn};
use jiff::Timestamp;
use platform::{CompanyId, Error, Platform, Result, files::Files};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::{
    Manifest, Table, TableCount, catalogue,
    catalogue::Kind,
    manifest::{FORMAT, FileSize, disk, file_path, schema, table_path},
    values,
};

const ROWS_AT_ONCE: i64 = 500;

/// Writes the whole company into a new folder; it appears under its name only when it is complete.
pub async fn export(platform: &Platform, company: CompanyId, folder: &Path) -> Result<Manifest> {
    if folder.exists() {
        return Err(Error::refused(
            "export.exists",
            format!("{} exists already and is left as it is.", folder.display()),
            "Name a new folder.",
        ));
    }
    let part = folder.with_added_extension("part");
    let (at, into) = (platform.clock().now(), part.clone());
    let written = platform.store().system_read(move |q| write_tables(q, company, at, &into)).await;
    let manifest = written.and_then(|tables| write_files(platform.files(), tables, &part));
    let Ok(manifest) = manifest else {
        let _ = fs::remove_dir_all(&part);
        return manifest;
    };
    fs::rename(&part, folder).map_err(|e| disk(folder, &e))?;
    Ok(manifest)
}

/// The rows, from one view of the data. May run again: it begins each file anew.
pub fn write_tables(q: &SystemConn<'_>, company: CompanyId, at: Timestamp, folder: &Path) -> Result<Manifest> {
    private_folder(&folder.join("tables"))?;
    let name = q.one("SELECT name FROM company WHERE company_id = $1", &[&company])?.get("name")?;
    let mut tables = Vec::new();
    for table in catalogue(q)? {
        tables.push(write_table(q, company, &table, folder)?);
    }
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    let files = q
        .rows("SELECT DISTINCT sha256, size FROM file WHERE company_id = $1 ORDER BY sha256", &[&company])?
        .iter()
        .map(|row| Ok(FileSize { sha256: row.get("sha256")?, size: row.get("size")? }))
        .collect::<Result<_>>()?;
    let (format, program) = (FORMAT.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    let lost_files = Vec::new();
    Ok(Manifest {
        format,
        program,
        schema: schema(),
        exported_at: at,
        company_id: company,
        company: name,
        tables,
        files,
        lost_files,
    })
}

fn write_table(q: &SystemConn<'_>, company: CompanyId, table: &Table, folder: &Path) -> Result<TableCount> {
    let path = table_path(folder, &table.name);
    let mut out = BufWriter::new(File::create(&path).map_err(|e| disk(&path, &e))?);
    let (mut hash, mut rows) = (Sha256::new(), 0);
    let mut last: Vec<Value<'static>> = Vec::new();
    loop {
        let page = q.rows(&select(q.dialect(), table, &last), &bound(&company, &last))?;
        for row in &page {
            let told = |c| Ok((super::catalogue::Column::clone(c).name, values::told(row, c)?));
            let object: Map<String, Json> = table.columns.iter().map(told).collect::<Result<_>>()?;
            let line = serde_json::to_string(&object)? + "\n";
            hash.update(line.as_bytes());
            out.write_all(line.as_bytes()).map_err(|e| disk(&path, &e))?;
        }
        rows += page.len() as u64;
        let Some(end) = page.last().filter(|_| page.len() as i64 == ROWS_AT_ONCE && !table.key.is_empty()) else {
            break;
        };
        last = table.key.iter().map(|c| values::stored(end, c)).collect::<Result<_>>()?;
    }
    let file = out.into_inner().map_err(|e| disk(&path, e.error()))?;
    file.sync_all().map_err(|e| disk(&path, &e))?;
    Ok(TableCount { name: table.name.clone(), rows, sha256: hex::encode(hash.finalize()) })
}

/// The next rows after `last`, in the order of the key: the same on both databases, so texts are compared by their bytes.
fn select(dialect: Dialect, table: &Table, last: &[Value<'_>]) -> String {
    let quoted = |name: &str| format!("{}.\"{name}\"", table.name);
    let columns: Vec<String> = table.columns.iter().map(|c| quoted(&c.name)).collect();
    let key: Vec<String> = table
        .key
        .iter()
        .map(|c| match (dialect, c.kind) {
            (Dialect::Postgres, Kind::Text) => format!("{} COLLATE \"C\"", quoted(&c.name)),
            _ => quoted(&c.name),
        })
        .collect();
    let mut sql = format!("SELECT {} FROM {} WHERE {}", columns.join(", "), table.name, table.is_of_company());
    if !last.is_empty() {
        sql += &format!(" AND ({}) > ({})", key.join(", "), db::placeholders(2, last.len()));
    }
    if !key.is_empty() {
        sql += &format!(" ORDER BY {} LIMIT {ROWS_AT_ONCE}", key.join(", "));
    }
    sql
}

fn bound<'a>(company: &'a CompanyId, last: &'a [Value<'static>]) -> Vec<&'a dyn ToColumn> {
    let mut values: Vec<&dyn ToColumn> = vec![company];
    values.extend(last.iter().map(|value| value as &dyn ToColumn));
    values
}

/// The files that the rows name, each checked as it is copied; then the list of all. Files are only ever added, so what
/// the rows named is still there.
pub fn write_files(files: &Files, mut manifest: Manifest, folder: &Path) -> Result<Manifest> {
    private_folder(&folder.join("files"))?;
    let mut kept = Vec::new();
    for file in std::mem::take(&mut manifest.files) {
        match files.get(manifest.company_id, &file.sha256) {
            Ok(bytes) => {
                let path = file_path(folder, &file.sha256);
                let mut out = File::create(&path).map_err(|e| disk(&path, &e))?;
                out.write_all(&bytes).and_then(|()| out.sync_all()).map_err(|e| disk(&path, &e))?;
                kept.push(file);
            }
            Err(away @ Error::FilesUnreachable(_)) => return Err(away),
            // One damaged photo must not keep a company from leaving; whoever exports is told.
            Err(_) => manifest.lost_files.push(file.sha256),
        }
    }
    manifest.files = kept;
    manifest.write(folder)?;
    Ok(manifest)
}

/// For the owner's eyes only: it holds everything the company knows.
fn private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| disk(path, &e))
}
