//! What tables a company has, asked of the database itself.

use std::collections::BTreeSet;

use db::{Dialect, Error, SystemConn};

/// Tables that stay where they are, and why.
pub const LEFT_BEHIND: &[(&str, &str)] = &[
    ("schema_migration", "belongs to the installation"),
    ("sign_in_attempt", "counts guesses at this installation's door"),
    ("session", "whoever moves signs in again, with the same password"),
    ("signing_code", "lives ten minutes; a new one is asked for"),
];

/// People stand outside the wall because one may work for several companies; a company takes its members along.
const PEOPLE: &str = "app_user";

pub fn left_behind(table: &str) -> bool {
    LEFT_BEHIND.iter().any(|(name, _)| *name == table)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Id,
    Text,
    Int,
    Bool,
    Bytes,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// One table of the company. Columns are in the order of their names, the same on both databases.
#[derive(Debug, Clone)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// The primary key without the company.
    pub key: Vec<Column>,
    /// The tables its rows refer to.
    pub parents: BTreeSet<String>,
}

impl Table {
    /// Which rows are the company's, which is `$1`.
    pub fn is_of_company(&self) -> String {
        match self.name.as_str() {
            PEOPLE => format!("{PEOPLE}.user_id IN (SELECT m.user_id FROM membership m WHERE m.company_id = $1)"),
            name => format!("{name}.company_id = $1"),
        }
    }

    pub fn is_people(&self) -> bool {
        self.name == PEOPLE
    }
}

/// The tables of a company, each after those it refers to.
pub fn catalogue(q: &SystemConn<'_>) -> Result<Vec<Table>, Error> {
    let mut tables = Vec::new();
    for name in names(q)? {
        let columns = columns(q, &name)?;
        let of_company = name == PEOPLE || columns.iter().any(|c| c.name == "company_id");
        if left_behind(&name) {
            continue;
        }
        if !of_company {
            return Err(Error::Schema(format!(
                "The table {name} belongs to no company and is not named as one to leave behind: it would be forgotten."
            )));
        }
        let key = key(q, &name, &columns)?;
        let mut parents = parents(q, &name)?;
        parents.remove(&name);
        tables.push(Table { name, columns, key, parents });
    }
    in_order(tables)
}

fn names(q: &SystemConn<'_>) -> Result<Vec<String>, Error> {
    let sql = match q.dialect() {
        Dialect::Sqlite => {
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
             ORDER BY name"
        }
        Dialect::Postgres => {
            "SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1"
        }
    };
    q.rows(sql, &[])?.iter().map(|row| row.get("name")).collect()
}

fn columns(q: &SystemConn<'_>, table: &str) -> Result<Vec<Column>, Error> {
    let sql = match q.dialect() {
        Dialect::Sqlite => "SELECT name, type FROM pragma_table_info($1)",
        Dialect::Postgres => {
            "SELECT CAST(column_name AS TEXT) AS name, CAST(data_type AS TEXT) AS type FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = CAST($1 AS TEXT)"
        }
    };
    let mut columns = Vec::new();
    for row in q.rows(sql, &[&table])? {
        let (name, told): (String, String) = (row.get("name")?, row.get("type")?);
        let kind = match told.to_lowercase().as_str() {
            "uuid" => Kind::Id,
            "text" => Kind::Text,
            "bigint" => Kind::Int,
            "boolean" => Kind::Bool,
            "bytea" => Kind::Bytes,
            other => {
                return Err(Error::Schema(format!("{table}.{name} is {other}, which an export has no words for.")));
            }
        };
        columns.push(Column { name, kind });
    }
    columns.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(columns)
}

fn key(q: &SystemConn<'_>, table: &str, columns: &[Column]) -> Result<Vec<Column>, Error> {
    let sql = match q.dialect() {
        Dialect::Sqlite => "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk",
        Dialect::Postgres => {
            "SELECT CAST(k.column_name AS TEXT) AS name FROM information_schema.table_constraints c
             JOIN information_schema.key_column_usage k ON k.constraint_name = c.constraint_name
               AND k.table_schema = c.table_schema AND k.table_name = c.table_name
             WHERE c.table_schema = current_schema() AND c.table_name = CAST($1 AS TEXT)
               AND c.constraint_type = 'PRIMARY KEY' ORDER BY k.ordinal_position"
        }
    };
    let mut key = Vec::new();
    for row in q.rows(sql, &[&table])? {
        let name: String = row.get("name")?;
        key.extend(columns.iter().find(|c| c.name == name && name != "company_id").cloned());
    }
    Ok(key)
}

fn parents(q: &SystemConn<'_>, table: &str) -> Result<BTreeSet<String>, Error> {
    let sql = match q.dialect() {
        Dialect::Sqlite => "SELECT \"table\" AS parent FROM pragma_foreign_key_list($1)",
        Dialect::Postgres => {
            "SELECT CAST(p.relname AS TEXT) AS parent FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
             WHERE f.contype = 'f' AND f.conrelid = to_regclass(CAST($1 AS TEXT))"
        }
    };
    q.rows(sql, &[&table])?.iter().map(|row| row.get("parent")).collect()
}

fn in_order(mut waiting: Vec<Table>) -> Result<Vec<Table>, Error> {
    let mut placed: Vec<Table> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let known: BTreeSet<String> = placed.iter().map(|t| t.name.clone()).collect();
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|t| t.parents.is_subset(&known));
        if ready.is_empty() {
            let names: Vec<&str> = rest.iter().map(|t| t.name.as_str()).collect();
            return Err(Error::Schema(format!("These tables refer to each other in a circle: {}.", names.join(", "))));
        }
        placed.extend(ready);
        waiting = rest;
    }
    Ok(placed)
}
