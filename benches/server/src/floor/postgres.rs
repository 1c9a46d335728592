//! tokio-postgres alone: a few connections, statements prepared once on each.

use std::{collections::HashMap, error::Error, sync::Arc};

use anyhow::{Context, Result};
use bytes::{BufMut, BytesMut};
use db::Column;
use tokio::sync::{Mutex, mpsc};
use tokio_postgres::{
    Client, NoTls,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

use crate::record::Statement;

const CONNECTIONS: usize = 8;

struct Link {
    client: Client,
    prepared: HashMap<Arc<str>, tokio_postgres::Statement>,
}

#[derive(Clone)]
pub struct Driver {
    give: mpsc::Sender<Link>,
    take: Arc<Mutex<mpsc::Receiver<Link>>>,
}

impl Driver {
    pub async fn open(url: &str) -> Result<Self> {
        let (give, take) = mpsc::channel(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            client.batch_execute("SET jit = off").await?;
            give.send(Link { client, prepared: HashMap::new() }).await.ok().context("room for a connection")?;
        }
        Ok(Self { give, take: Arc::new(Mutex::new(take)) })
    }

    pub async fn read(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        let mut link = self.link().await?;
        let done = link.run(&work).await;
        let _ = self.give.send(link).await;
        done
    }

    pub async fn write(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        let mut link = self.link().await?;
        let done = link.write(&work).await;
        let _ = self.give.send(link).await;
        done
    }

    async fn link(&self) -> Result<Link> {
        self.take.lock().await.recv().await.context("a connection")
    }
}

impl Link {
    async fn write(&mut self, work: &[Statement]) -> Result<()> {
        self.client.batch_execute("BEGIN").await?;
        let done = self.run(work).await;
        self.client.batch_execute(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }).await?;
        done
    }

    async fn run(&mut self, work: &[Statement]) -> Result<()> {
        for statement in work {
            if !self.prepared.contains_key(&statement.sql) {
                let prepared = self.client.prepare(&statement.sql).await?;
                self.prepared.insert(statement.sql.clone(), prepared);
            }
            let values: Vec<Bound<'_>> = statement.values.iter().map(Bound).collect();
            let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
            let rows = self.client.query(&self.prepared[&statement.sql], &values).await;
            std::hint::black_box(rows.with_context(|| statement.sql.to_string())?);
        }
        Ok(())
    }
}

#[derive(Debug)]
struct Bound<'a>(&'a Column<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self.0, ty) {
            (Column::Null, _) => return Ok(IsNull::Yes),
            (Column::Bool(v), &Type::BOOL) => out.put_u8(u8::from(*v)),
            (Column::Bool(v), _) => out.put_i64(i64::from(*v)),
            (Column::Int(v), &Type::INT4) => out.put_i32(i32::try_from(*v)?),
            (Column::Int(v), _) => out.put_i64(*v),
            (Column::Real(v), _) => out.put_f64(*v),
            (Column::Text(v), _) => out.put_slice(v.as_bytes()),
            (Column::Bytes(v), _) => out.put_slice(v),
            (Column::Uuid(v), &Type::TEXT) => out.put_slice(v.to_string().as_bytes()),
            (Column::Uuid(v), _) => out.put_slice(v.as_bytes()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
