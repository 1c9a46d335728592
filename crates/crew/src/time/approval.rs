use platform::{Act, Error, Reach, Result, error::Checks};

use super::{
    TimeCorrection, TimeCorrectionId, TimeEntry, TimeEntryId, TimeState,
    clock::{announce, settle},
    get,
    queries::worker_of,
};

/// Says what an entry should have said; approval has to be given again.
pub fn correct(act: &Act<'_>, id: TimeEntryId, change: &TimeCorrection, version: i64) -> Result<TimeEntry> {
    let entry = get(act, id)?;
    if act.who.role.reach() == Reach::Assigned && entry.worker_id != worker_of(act, act.who)? {
        return Err(Error::NotFound("the time entry"));
    }
    if entry.version != version {
        return Err(Error::stale(&entry.for_reader(act.who.rights())));
    }
    Checks::new()
        .require("reason", &change.reason, "Say why it is corrected; the entry keeps the reason.")
        .at_most("reason", &change.reason, 1000)
        .that(change.clock_in < change.clock_out, "clock_out", "The end comes after the start.")
        .that(
            change.clock_out <= act.at,
            "clock_out",
            "This lies in the future; time is written down once it has passed.",
        )
        .finish()?;
    let correction: TimeCorrectionId = act.new_id();
    act.execute(
        "INSERT INTO time_correction (company_id, id, time_entry_id, at, by_name, reason, clock_in_before, clock_out_before)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &correction,
            &id,
            &act.at,
            &act.who.actor.name(),
            &change.reason.trim(),
            &entry.clock_in,
            &entry.clock_out,
        ],
    )?;
    settle(act, &entry, change.clock_in, change.clock_out, &entry.note)?;
    let corrected = get(act, id)?;
    let told = serde_json::json!({ "reason": change.reason.trim(), "minutes": corrected.minutes });
    announce(act, "time.corrected", &corrected, told)?;
    Ok(corrected.for_reader(act.who.rights()))
}

/// Takes an entry into the books. An entry without a rate, or one that overlaps another, has to be put right first.
pub fn approve(act: &Act<'_>, id: TimeEntryId, version: i64) -> Result<TimeEntry> {
    let entry = get(act, id)?;
    if entry.version != version {
        return Err(Error::stale(&entry.for_reader(act.who.rights())));
    }
    let (TimeState::Closed, Some(out)) = (entry.state, entry.clock_out) else {
        return Err(Error::refused(
            "time.not_closed",
            format!("This entry is {}.", entry.state),
            "Approve entries whose clock was stopped, once.",
        ));
    };
    if !entry.overlaps.is_empty() {
        return Err(Error::refused(
            "time.overlap",
            format!("{} has another entry for the same time.", entry.worker_name),
            "Correct one of the two, then approve.",
        ));
    }
    if entry.cost.is_none() {
        settle(act, &entry, entry.clock_in, out, &entry.note)?;
    }
    if get(act, id)?.cost.is_none() {
        return Err(Error::refused(
            "time.no_rate",
            format!("No rate of {} counts on {}.", entry.worker_name, entry.on_date),
            "Set what an hour of this worker costs from that day on, then approve.",
        ));
    }
    act.execute(
        "UPDATE time_entry SET state = 'approved', approved_by = $3, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &act.who.actor.id()],
    )?;
    let approved = get(act, id)?;
    announce(act, "time.approved", &approved, serde_json::json!({ "minutes": approved.minutes }))?;
    Ok(approved.for_reader(act.who.rights()))
}
