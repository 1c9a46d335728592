use crew::{crews::CrewId, workers::WorkerId};
use jiff::Timestamp;
use kernel::{ToColumn, reexport::uuid::Uuid};
use platform::{Conn, Result, Row};

use super::{FieldJob, FieldSite, FieldTask};

/// Open jobs that a task or a booking puts the worker or his crews on; booked ones first, by their time.
pub(super) fn of_worker(q: &Conn<'_>, worker: WorkerId, crews: &[CrewId], now: Timestamp) -> Result<Vec<FieldJob>> {
    let mut params: Vec<&dyn ToColumn> = vec![&now, &worker];
    params.extend(crews.iter().map(|crew| crew as &dyn ToColumn));
    let mine = db::placeholders(4, crews.len());
    let sql = format!(
        "SELECT p.id, p.number, p.name, a.name AS account_name, a.phone AS account_phone, s.id AS site_id,
           s.name AS site_name, s.line1, s.line2, s.city, s.region, s.postal_code, s.gate_code, s.dog, s.parking,
           s.access_notes,
           (SELECT min(b.starts_at) FROM booking b WHERE b.company_id = p.company_id AND b.project_id = p.id
             AND b.state = 'booked' AND b.ends_at > $2 AND (b.resource_id = $3 OR b.resource_id IN ({mine}))) AS starts_at,
           (SELECT min(b.ends_at) FROM booking b WHERE b.company_id = p.company_id AND b.project_id = p.id
             AND b.state = 'booked' AND b.ends_at > $2 AND (b.resource_id = $3 OR b.resource_id IN ({mine}))) AS ends_at,
           (SELECT min(t.early_start) FROM task t WHERE t.company_id = p.company_id AND t.project_id = p.id
             AND t.kind = 'task' AND t.percent < 100 AND t.crew_id IN ({mine})) AS next_start
         FROM project p
         JOIN account a ON a.company_id = p.company_id AND a.id = p.account_id
         LEFT JOIN site s ON s.company_id = p.company_id AND s.id = p.site_id
         WHERE p.company_id = $1 AND p.state IN ('planned', 'active') ORDER BY p.number"
    );
    let mut jobs = Vec::new();
    for row in q.rows(&sql, &params)? {
        let starts_at: Option<Timestamp> = row.get("starts_at")?;
        let next_start: Option<String> = row.get("next_start")?;
        if starts_at.is_some() || next_start.is_some() {
            jobs.push((starts_at.unwrap_or(Timestamp::MAX), next_start.unwrap_or_default(), job(q, &row, crews)?));
        }
    }
    jobs.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    Ok(jobs.into_iter().map(|(_, _, job)| job).collect())
}

fn job(q: &Conn<'_>, row: &Row, crews: &[CrewId]) -> Result<FieldJob> {
    let project_id = row.get("id")?;
    Ok(FieldJob {
        project_id,
        number: row.get("number")?,
        name: row.get("name")?,
        account_name: row.get("account_name")?,
        account_phone: row.get("account_phone")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        site: row.get::<Option<Uuid>>("site_id")?.map(|_| site(row)).transpose()?,
        tasks: tasks(q, project_id, crews)?,
    })
}

fn site(row: &Row) -> Result<FieldSite> {
    Ok(FieldSite {
        name: row.get("site_name")?,
        line1: row.get("line1")?,
        line2: row.get("line2")?,
        city: row.get("city")?,
        region: row.get("region")?,
        postal_code: row.get("postal_code")?,
        gate_code: row.get("gate_code")?,
        dog: row.get("dog")?,
        parking: row.get("parking")?,
        access_notes: row.get("access_notes")?,
    })
}

/// Tasks that wait for these crews, or for nobody in particular.
fn tasks(q: &Conn<'_>, project: Uuid, crews: &[CrewId]) -> Result<Vec<FieldTask>> {
    let mut params: Vec<&dyn ToColumn> = vec![&project];
    params.extend(crews.iter().map(|crew| crew as &dyn ToColumn));
    let mine = db::placeholders(3, crews.len());
    let sql = format!(
        "SELECT id, wbs, name, percent, early_start, early_finish, version FROM task
         WHERE company_id = $1 AND project_id = $2 AND kind = 'task' AND percent < 100
           AND (crew_id IS NULL OR crew_id IN ({mine}))
         ORDER BY early_start, position"
    );
    q.rows(&sql, &params)?
        .iter()
        .map(|row| {
            Ok(FieldTask {
                id: row.get("id")?,
                wbs: row.get("wbs")?,
                name: row.get("name")?,
                percent: row.get("percent")?,
                early_start: row.get("early_start")?,
                early_finish: row.get("early_finish")?,
                version: row.get("version")?,
            })
        })
        .collect()
}
