use platform::{Act, Conn, Error, Result, Row};

use super::{Link, LinkId, NewLink, TaskKind, get};
use crate::{
    projects::{self, ProjectId},
    schedule,
};

fn row_link(row: &Row) -> Result<Link> {
    Ok(Link {
        id: row.get("id")?,
        from_task_id: row.get("from_task_id")?,
        to_task_id: row.get("to_task_id")?,
        kind: row.get("kind")?,
        lag_minutes: row.get("lag_minutes")?,
        lag_elapsed: row.get("lag_elapsed")?,
    })
}

pub fn links(q: &Conn<'_>, project: ProjectId) -> Result<Vec<Link>> {
    q.rows("SELECT * FROM task_link WHERE company_id = $1 AND project_id = $2 ORDER BY id", &[&project])?
        .iter()
        .map(row_link)
        .collect()
}

/// Ties two tasks. A link that would make them wait for each other in a circle is refused.
pub fn link(act: &Act<'_>, project: ProjectId, new: &NewLink) -> Result<Link> {
    projects::touch(act, project)?;
    let (from, to) = (get(act, new.from_task_id)?, get(act, new.to_task_id)?);
    if from.project_id != project || to.project_id != project {
        return Err(Error::invalid("to_task_id", "Both tasks have to be of this project."));
    }
    if from.kind == TaskKind::Summary || to.kind == TaskKind::Summary {
        return Err(Error::invalid("to_task_id", "Link the tasks inside, not the summary above them."));
    }
    if reaches(&links(act, project)?, new.to_task_id, new.from_task_id) {
        return Err(Error::refused(
            "task_link.circle",
            format!("“{}” already waits for “{}”; the two would wait for each other.", from.name, to.name),
            "Take the other link away first.",
        ));
    }
    let id: LinkId = act.new_id();
    act.execute(
        "INSERT INTO task_link (company_id, id, project_id, from_task_id, to_task_id, kind, lag_minutes)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (company_id, from_task_id, to_task_id) DO UPDATE SET kind = $6, lag_minutes = $7, lag_elapsed = FALSE",
        &[&id, &project, &new.from_task_id, &new.to_task_id, &new.kind, &new.lag_minutes],
    )?;
    schedule::recompute(act, project, &format!("“{}” now waits for “{}”.", to.name, from.name))?;
    let made = links(act, project)?.into_iter().find(|l| (l.from_task_id, l.to_task_id) == (from.id, to.id));
    made.ok_or(Error::NotFound("the link"))
}

/// Whether following the links from one task arrives at the other.
fn reaches(links: &[Link], from: super::TaskId, to: super::TaskId) -> bool {
    let mut seen = vec![from];
    let mut at = 0;
    while let Some(task) = seen.get(at).copied() {
        if task == to {
            return true;
        }
        at += 1;
        for link in links.iter().filter(|l| l.from_task_id == task) {
            if !seen.contains(&link.to_task_id) {
                seen.push(link.to_task_id);
            }
        }
    }
    false
}

pub fn unlink(act: &Act<'_>, id: LinkId) -> Result<()> {
    let row = act
        .row("SELECT * FROM task_link WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the link"))?;
    let project: ProjectId = row.get("project_id")?;
    projects::touch(act, project)?;
    let (from, to) = (get(act, row.get("from_task_id")?)?, get(act, row.get("to_task_id")?)?);
    act.execute("DELETE FROM task_link WHERE company_id = $1 AND id = $2", &[&id])?;
    schedule::recompute(act, project, &format!("“{}” no longer waits for “{}”.", to.name, from.name))?;
    Ok(())
}
