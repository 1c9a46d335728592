use platform::{Act, Error, NewEvent, Result, error::Checks};

use super::{Delivery, DeliveryChange, DeliveryId, DeliveryState, Receipt, get};
use crate::{projects, schedule};

/// The supplier names a day, or another one. A late day moves the dates.
pub fn change(act: &Act<'_>, id: DeliveryId, change: &DeliveryChange, version: i64) -> Result<Delivery> {
    let before = get(act, id)?;
    projects::touch(act, before.project_id)?;
    if before.received_on.is_some() && change.promised_on.is_given() {
        return Err(Error::refused(
            "delivery.received",
            format!("“{}” is here already.", before.description),
            "Add a note, or order what is missing.",
        ));
    }
    let written = act.execute(
        "UPDATE delivery SET promised_on = $3, note = $4, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $5",
        &[&id, &change.promised_on.or(before.promised_on), change.note.given().unwrap_or(&before.note), &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    let after = get(act, id)?;
    let reason = match after.promised_on {
        Some(day) => format!("“{}” is promised for {day}.", after.description),
        None => format!("“{}” was changed.", after.description),
    };
    announce(act, &after, "delivery.updated")?;
    let today = act.today()?;
    if after.is_late(today) && after.promised_on != before.promised_on {
        announce(act, &after, "delivery.late")?;
    }
    schedule::recompute(act, after.project_id, &reason)?;
    get(act, id)
}

/// It is here: whole, short or damaged.
pub fn receive(act: &Act<'_>, id: DeliveryId, receipt: &Receipt, version: i64) -> Result<Delivery> {
    let before = get(act, id)?;
    projects::touch(act, before.project_id)?;
    let flawed = matches!(receipt.state, DeliveryState::Short | DeliveryState::Damaged);
    Checks::new()
        .that(receipt.state != DeliveryState::Expected, "state", "Say received, short or damaged.")
        .that(!flawed || !receipt.note.trim().is_empty(), "note", "Say what is missing or broken.")
        .at_most("note", &receipt.note, 2000)
        .finish()?;
    let day = match receipt.received_on {
        Some(day) => day,
        None => act.today()?,
    };
    let written = act.execute(
        "UPDATE delivery SET state = $3, received_on = $4, note = $5, photo_file_id = $6, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $7",
        &[&id, &receipt.state, &day, &receipt.note.trim(), &receipt.photo_file_id, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    if let Some(order) = before.purchase_order_id {
        act.execute(
            "UPDATE purchase_order SET state = 'received', version = version + 1
             WHERE company_id = $1 AND id = $2 AND state <> 'cancelled' AND NOT EXISTS (
               SELECT 1 FROM delivery d WHERE d.company_id = $1 AND d.purchase_order_id = $2 AND d.received_on IS NULL)",
            &[&order],
        )?;
    }
    let after = get(act, id)?;
    announce(act, &after, "delivery.updated")?;
    schedule::recompute(act, after.project_id, &format!("“{}” was received on {day}.", after.description))?;
    get(act, id)
}

fn announce(act: &Act<'_>, delivery: &Delivery, kind: &'static str) -> Result<()> {
    let project = projects::get(act, act.who, delivery.project_id)?;
    let data = serde_json::json!({
        "description": delivery.description,
        "state": delivery.state,
        "promised_on": delivery.promised_on,
        "needed_by": delivery.needed_by,
        "received_on": delivery.received_on,
        "note": delivery.note,
    });
    act.emit(projects::linked(NewEvent::new(kind, "delivery", delivery.id).data(data), &project))?;
    Ok(())
}
