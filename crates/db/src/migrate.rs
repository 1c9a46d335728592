//! Migrations: numbered scripts, each run once, in order, in a transaction of its own.

use crate::{Dialect, Error, Store, SystemConn, SystemTx};

/// One step of the schema. The text never changes once it has run anywhere.
///
/// Lines between `-- postgres:` and `-- end`, or `-- sqlite:` and `-- end`, are for that database only.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub number: u32,
    pub name: &'static str,
    pub sql: &'static str,
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// Held on PostgreSQL while one step runs, so that two servers starting together take turns.
const GUARD: &str = "SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(7245911802651)";

impl Store {
    /// Brings the schema up to date and says which steps ran. Refuses a database that a newer program has changed, or
    /// whose history differs from the given one.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<Vec<u32>, Error> {
        let mut steps = migrations.to_vec();
        steps.sort_by_key(|step| step.number);
        if let Some(twice) = steps.windows(2).find(|pair| pair[0].number == pair[1].number) {
            return Err(Error::Schema(format!("Two migrations have the number {}.", twice[0].number)));
        }
        let known = steps.clone();
        self.system_write(move |tx| {
            guard(tx)?;
            tx.execute(TABLE, &[]).map(drop)?;
            check(tx, &known)
        })
        .await?;
        let mut applied = Vec::new();
        for step in steps {
            if self.system_write(move |tx| apply(tx, step)).await? {
                tracing::info!(number = step.number, name = step.name, "the schema was changed");
                applied.push(step.number);
            }
        }
        Ok(applied)
    }
}

fn guard(tx: &SystemTx<'_>) -> Result<(), Error> {
    if tx.dialect() == Dialect::Postgres { tx.script(GUARD) } else { Ok(()) }
}

/// Compares what ran on this database with what this program knows.
fn check(q: &SystemConn<'_>, known: &[Migration]) -> Result<(), Error> {
    for row in q.rows("SELECT number, name, checksum FROM schema_migration ORDER BY number", &[])? {
        let (number, name): (u32, String) = (row.get("number")?, row.get("name")?);
        let Some(step) = known.iter().find(|step| step.number == number) else {
            return Err(Error::Schema(format!(
                "The database has the change {number} ({name}), which this version of the program does not know: it \
                 was last used by a newer version. Start that version, or restore a backup made before the upgrade."
            )));
        };
        if row.get::<String>("checksum")? != checksum(step.sql) {
            return Err(Error::Schema(format!(
                "The change {number} ({name}) ran on this database with another text than this program has. Nothing \
                 was changed. Start the version that made this database, or restore a backup."
            )));
        }
    }
    Ok(())
}

fn apply(tx: &SystemTx<'_>, step: Migration) -> Result<bool, Error> {
    guard(tx)?;
    let number = i64::from(step.number);
    if tx.row("SELECT number FROM schema_migration WHERE number = $1", &[&number])?.is_some() {
        return Ok(false);
    }
    tx.script(&script_for(tx.dialect(), step.sql))
        .map_err(|error| Error::Schema(format!("The change {} ({}) failed: {error}", step.number, step.name)))?;
    let now = match tx.dialect() {
        Dialect::Sqlite => "CAST(unixepoch('subsec') * 1000000 AS INTEGER)",
        Dialect::Postgres => "CAST(extract(epoch FROM now()) * 1000000 AS BIGINT)",
    };
    let note = format!("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, {now})");
    tx.execute(&note, &[&number, &step.name, &checksum(step.sql)])?;
    Ok(true)
}

/// The script without the other database's blocks.
fn script_for(dialect: Dialect, sql: &str) -> String {
    let other = match dialect {
        Dialect::Sqlite => "-- postgres:",
        Dialect::Postgres => "-- sqlite:",
    };
    let mut skipping = false;
    let mut script = String::with_capacity(sql.len());
    for line in sql.lines() {
        match line.trim() {
            mark if mark == other => skipping = true,
            "-- end" => skipping = false,
            _ if skipping => {}
            _ => {
                script.push_str(line);
                script.push('\n');
            }
        }
    }
    script
}

/// FNV-1a: enough to notice an edited script.
fn checksum(sql: &str) -> String {
    let hash = sql
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_kept_only_for_its_database() {
        let sql = "A;\n-- postgres:\nB;\n-- end\n-- sqlite:\nC;\n-- end\nD;\n";
        assert_eq!(script_for(Dialect::Postgres, sql), "A;\n-- postgres:\nB;\nD;\n");
        assert!(!script_for(Dialect::Sqlite, sql).contains("B;"));
        assert!(script_for(Dialect::Sqlite, sql).contains("C;"));
    }
}
