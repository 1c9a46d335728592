use platform::{Act, Error, NewEvent, Result, error::Checks};

use super::{NewWorker, Worker, WorkerChange, WorkerId, get, of_user, set_rate};

pub fn create(act: &Act<'_>, new: &NewWorker) -> Result<Worker> {
    let worker = Worker {
        id: act.new_id(),
        name: new.name.trim().to_owned(),
        kind: new.kind,
        user_id: new.user_id,
        labour_class: new.labour_class.trim().to_owned(),
        phone: new.phone.clone(),
        skills: new.skills.clone(),
        active: true,
        version: 1,
    };
    check(act, &worker)?;
    act.execute(
        "INSERT INTO worker (company_id, id, name, kind, user_id, labour_class, phone, active, skills)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &worker.id,
            &worker.name,
            &worker.kind,
            &worker.user_id,
            &worker.labour_class,
            &worker.phone,
            &true,
            &serde_json::to_string(&worker.skills)?,
        ],
    )?;
    act.emit(NewEvent::new("worker.created", "worker", worker.id).data(serde_json::json!({ "name": worker.name })))?;
    if let Some(rate) = &new.rate {
        set_rate(act, worker.id, rate)?;
    }
    Ok(worker)
}

pub fn change(act: &Act<'_>, id: WorkerId, change: &WorkerChange, version: i64) -> Result<Worker> {
    let mut worker = get(act, id)?;
    if worker.version != version {
        return Err(Error::stale(&worker));
    }
    worker.name = change.name.given().map_or(worker.name.clone(), |n| n.trim().to_owned());
    worker.kind = change.kind.or(worker.kind);
    worker.user_id = change.user_id.or(worker.user_id);
    worker.labour_class = change.labour_class.or(worker.labour_class);
    worker.phone = change.phone.or(worker.phone).filter(|p| !p.trim().is_empty());
    worker.skills = change.skills.or(worker.skills);
    worker.active = change.active.or(worker.active);
    check(act, &worker)?;
    let written = act.execute(
        "UPDATE worker SET name = $3, kind = $4, user_id = $5, labour_class = $6, phone = $7, active = $8, skills = $9,
           version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $10",
        &[
            &id,
            &worker.name,
            &worker.kind,
            &worker.user_id,
            &worker.labour_class,
            &worker.phone,
            &worker.active,
            &serde_json::to_string(&worker.skills)?,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    act.emit(NewEvent::new("worker.updated", "worker", id).data(serde_json::json!({ "name": worker.name })))?;
    get(act, id)
}

fn check(act: &Act<'_>, worker: &Worker) -> Result<()> {
    Checks::new()
        .require("name", &worker.name, "Give the worker a name.")
        .at_most("name", &worker.name, 200)
        .at_most("labour_class", &worker.labour_class, 100)
        .finish()?;
    let Some(user) = worker.user_id else { return Ok(()) };
    let member = act.row("SELECT user_id FROM membership WHERE company_id = $1 AND user_id = $2", &[&user])?;
    if member.is_none() {
        return Err(Error::invalid("user_id", "This person doesn't belong to the company; invite them first."));
    }
    match of_user(act, user)? {
        Some(other) if other.id != worker.id => Err(Error::invalid(
            "user_id",
            format!("{} already signs in as this person; a person is one worker.", other.name),
        )),
        _ => Ok(()),
    }
}
