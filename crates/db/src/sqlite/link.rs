//! One connection, and what it has learnt of its statements.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use rusqlite::{Connection, Statement};

use super::STATEMENTS;
use crate::Error;

pub(super) struct Link {
    connection: Connection,
    places: RefCell<HashMap<Box<str>, Arc<[usize]>>>,
}

impl Link {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection, places: RefCell::default() }
    }

    /// Which of the values each parameter of a statement takes, from 0. SQLite has `$2` for a name, counts parameters by
    /// first appearance and looks through all names for one; to ask it each time took most of the time of storing many
    /// rows.
    pub(super) fn places(&self, sql: &str, statement: &Statement<'_>) -> Result<Arc<[usize]>, Error> {
        if let Some(known) = self.places.borrow().get(sql) {
            return Ok(known.clone());
        }
        let place = |index| statement.parameter_name(index)?.strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1);
        let places: Option<Arc<[usize]>> = (1..=statement.parameter_count()).map(place).collect();
        let places = places.ok_or_else(|| Error::Other(format!("placeholders are written $1, $2: {sql}")))?;
        let mut all = self.places.borrow_mut();
        if all.len() >= STATEMENTS {
            all.clear();
        }
        all.insert(sql.into(), places.clone());
        Ok(places)
    }
}

impl Deref for Link {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Link {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}
