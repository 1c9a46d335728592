//! What is measured: the requests that the web app sends for each.

use anyhow::{Context, Result};
use platform::{Conn, Platform, Who};

use crate::{client::Request, load::Operation};

pub struct Scenario {
    pub name: &'static str,
    pub writes: bool,
    /// For reads: asked again and again. For writes: each can be sent once.
    pub operations: Vec<Operation>,
}

/// How many different records reads go through.
const SPREAD: i64 = 400;

pub async fn reads(platform: &Platform, who: &Who, cookie: &str) -> Result<Vec<Scenario>> {
    let get = |path: String| Request::new("GET", &path, &[("cookie", cookie.to_owned())], "");
    let stages = ids(platform, who, "SELECT id FROM stage WHERE company_id = $1 AND kind = 'open' ORDER BY id").await?;
    let pipelines = ids(platform, who, "SELECT id FROM pipeline WHERE company_id = $1").await?;
    let accounts = spread(platform, who, "account").await?;
    let projects = spread(platform, who, "project").await?;
    let one = |name, operations| Scenario { name, writes: false, operations };
    let list = |id: &String| vec![get(format!("/api/v1/opportunities?stage_id={id}&limit=50"))];
    let board = |id: &String| vec![get(format!("/api/v1/pipelines/{id}/board?limit=50"))];
    let account = |id: &String| {
        vec![get(format!("/api/v1/accounts/{id}")), get(format!("/api/v1/records/{id}/timeline?limit=50"))]
    };
    let network = |id: &String| vec![get(format!("/api/v1/projects/{id}/network"))];
    let report = |by: &str| get(format!("/api/v1/reports/pipeline?by={by}"));
    Ok(vec![
        one("list 50 of a stage", stages.iter().map(list).collect()),
        one("the board: 50 of each stage, counts and sums", pipelines.iter().map(board).collect()),
        one("one account with its timeline", accounts.iter().map(account).collect()),
        one("a project's network", projects.iter().map(network).collect()),
        one("pipeline report by stage and by month", vec![vec![report("stage"), report("month")]]),
    ])
}

/// Moves of so many open opportunities, each to another open stage.
pub async fn moves(platform: &Platform, who: &Who, cookie: &str, count: usize) -> Result<Vec<Operation>> {
    let sql = "SELECT o.id, o.version, (SELECT s.id FROM stage s WHERE s.company_id = o.company_id
                 AND s.kind = 'open' AND s.id <> o.stage_id ORDER BY s.position DESC LIMIT 1) AS stage_id
               FROM opportunity o WHERE o.company_id = $1 AND o.state = 'open' ORDER BY o.number LIMIT $2";
    let limit = i64::try_from(count)?;
    let found = platform
        .read(who, move |q| {
            let rows = q.rows(sql, &[&limit])?;
            let card = |row: &platform::Row| -> platform::Result<_> {
                let (id, stage): (projects::Record, projects::Record) = (row.get("id")?, row.get("stage_id")?);
                Ok((id, row.get::<i64>("version")?, stage))
            };
            rows.iter().map(card).collect::<platform::Result<Vec<_>>>()
        })
        .await?;
    anyhow::ensure!(found.len() == count, "there are only {} open opportunities; seed more", found.len());
    let request = |(id, version, stage): (projects::Record, i64, projects::Record)| {
        let headers = [
            ("cookie", cookie.to_owned()),
            ("if-match", format!("\"{version}\"")),
            ("idempotency-key", format!("move-{id}")),
        ];
        let body = format!("{{\"stage_id\":\"{stage}\"}}");
        vec![Request::new("POST", &format!("/api/v1/opportunities/{id}/move"), &headers, &body)]
    };
    Ok(found.into_iter().map(request).collect())
}

/// Commits of so many win plans, drafted here.
pub async fn wins(platform: &Platform, who: &Who, cookie: &str, count: usize, tasks: usize) -> Result<Vec<Operation>> {
    let mut operations = Vec::new();
    while operations.len() < count {
        let some = (count - operations.len()).min(50);
        let plans = platform.act(who, move |act| seed::jobs::draft(act, some, tasks)).await?;
        anyhow::ensure!(!plans.is_empty(), "there are not enough won opportunities; seed more");
        for plan in plans {
            let headers = [("cookie", cookie.to_owned()), ("if-match", format!("\"{}\"", plan.version))];
            operations.push(vec![Request::new(
                "POST",
                &format!("/api/v1/win-plans/{}/commit", plan.id),
                &headers,
                "{}",
            )]);
        }
    }
    Ok(operations)
}

async fn spread(platform: &Platform, who: &Who, table: &'static str) -> Result<Vec<String>> {
    let count = platform
        .read(who, move |q| {
            let sql = format!("SELECT count(*) AS n FROM {table} WHERE company_id = $1");
            Ok(q.one(&sql, &[])?.get::<i64>("n")?)
        })
        .await?;
    let all = ids(platform, who, &format!("SELECT id FROM {table} WHERE company_id = $1 ORDER BY id")).await?;
    let step = usize::try_from((count / SPREAD).max(1)).context("a positive step")?;
    Ok(all.into_iter().step_by(step).collect())
}

async fn ids(platform: &Platform, who: &Who, sql: &str) -> Result<Vec<String>> {
    let sql = sql.to_owned();
    let read = move |q: &Conn<'_>| {
        let rows = q.rows(&sql, &[])?;
        rows.iter().map(|row| Ok(row.get::<projects::Record>("id")?.to_string())).collect::<platform::Result<Vec<_>>>()
    };
    Ok(platform.read(who, read).await?)
}
