//! What the server asks its database for while it answers one request.

use std::sync::{Arc, Mutex};

use db::{Column, Watch};

#[derive(Clone)]
pub struct Statement {
    pub sql: Arc<str>,
    pub values: Vec<Column<'static>>,
}

/// One request as it was answered: its statements in order, and the body.
#[derive(Clone)]
pub struct Answered {
    /// Looks up who is asking.
    pub session: Statement,
    pub statements: Vec<Statement>,
    pub body: bytes::Bytes,
}

/// The job worker looks for work at the same time.
const WORKER: &str = "UPDATE job SET state = 'running'";

/// Listens only while something is being recorded.
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<Option<Vec<Statement>>>>);

impl Recorder {
    pub fn watch(&self) -> Watch {
        let noted = self.0.clone();
        Watch::new(move |sql, values| {
            if let Ok(mut noted) = noted.lock()
                && let Some(noted) = noted.as_mut()
                && !sql.starts_with(WORKER)
            {
                noted.push(Statement { sql: sql.into(), values: values.iter().map(owned).collect() });
            }
        })
    }

    pub fn start(&self) {
        *self.0.lock().expect("nobody panics here") = Some(Vec::new());
    }

    /// What was seen since the start.
    pub fn stop(&self) -> Vec<Statement> {
        self.0.lock().expect("nobody panics here").take().unwrap_or_default()
    }
}

fn owned(value: &Column<'_>) -> Column<'static> {
    match value {
        Column::Null => Column::Null,
        Column::Bool(v) => Column::Bool(*v),
        Column::Int(v) => Column::Int(*v),
        Column::Real(v) => Column::Real(*v),
        Column::Text(v) => Column::Text(v.to_string().into()),
        Column::Bytes(v) => Column::Bytes(v.to_vec().into()),
        Column::Uuid(v) => Column::Uuid(*v),
    }
}
