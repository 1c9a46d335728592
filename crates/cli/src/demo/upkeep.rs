//! What was built is looked after: equipment at its place, agreements, and the visits of the last and the next days.

use anyhow::Result;
use crm::accounts::AccountId;
use jiff::{
    ToSpan,
    civil::{Date, date, time},
};
use kernel::{Currency, Money, WorkCalendar};
use platform::{Act, Conn, calendars::default_calendar};
use service::{
    agreements::{self, NewAgreement},
    equipment::{self, NewEquipment},
    visits::{self, NewVisit, Visit, VisitFilter, VisitKind, VisitMove, VisitNote, VisitState},
};
use uuid::Uuid;

use super::{
    Teller,
    contract::{local, work_day},
    staff::{Cast, Staff, by},
};

/// A place where something was built.
#[derive(Clone)]
struct Built {
    account: AccountId,
    site: Option<Uuid>,
    project: Uuid,
    name: String,
    done: Date,
}

const COMFORT: &[(&str, &str, &str)] = &[
    ("Gas furnace, 96 %", "Carrel", "F96-080"),
    ("Heat pump, 3 ton", "Northair", "HP3-16"),
    ("Air handler", "Northair", "AH-36"),
];

pub async fn tell(t: &Teller, staff: &Staff) -> Result<()> {
    let (cast, today, now) = (staff.cast, local(t.now)?.date(), t.now);
    let technicians: Vec<Uuid> = staff.technicians.iter().map(|w| w.0).collect();
    let foreman = staff.crews[0].workers[0].0;
    t.platform.clock().set(t.now);
    t.platform
        .act(&cast.office, move |act| {
            let calendar = default_calendar(act)?.1;
            let built = built(act)?;
            furnish(act, cast, &built)?;
            let fences = built.iter().filter(|b| !is_comfort(b)).take(3);
            let yearly = built.iter().filter(|b| is_comfort(b)).take(6).chain(fences);
            for (n, place) in yearly.enumerate() {
                agree(act, cast, place, n, &calendar, today)?;
            }
            crew_visits(act, &calendar, today, &technicians)?;
            for (n, place) in built.iter().rev().take(7).enumerate() {
                call(act, cast, place, n, &calendar, today, &technicians)?;
            }
            let place = &built[built.len() / 2];
            twice(act, place, foreman, &calendar, today)
        })
        .await?;
    t.platform.clock().set(now);
    Ok(())
}

fn built(q: &Conn<'_>) -> platform::Result<Vec<Built>> {
    let rows = q.rows(
        "SELECT id, account_id, site_id, name, completed_on FROM project
         WHERE company_id = $1 AND state = 'closed' AND completed_on IS NOT NULL ORDER BY number",
        &[],
    )?;
    let built = rows.iter().map(|row| {
        Ok(Built {
            account: row.get("account_id")?,
            site: row.get("site_id")?,
            project: row.get("id")?,
            name: row.get("name")?,
            done: row.get("completed_on")?,
        })
    });
    built.collect()
}

fn is_comfort(place: &Built) -> bool {
    place.name.contains("Furnace") || place.name.contains("Heat pump")
}

fn furnish(act: &Act<'_>, cast: &'static Cast, built: &[Built]) -> platform::Result<()> {
    for (n, place) in built.iter().enumerate().filter(|(_, b)| is_comfort(b) || b.name.contains("double gate")) {
        let (name, make, model) = match place.name.as_str() {
            name if name.contains("Furnace") => COMFORT[0],
            name if name.contains("Heat pump") => COMFORT[1],
            _ => ("Gate operator", "Swingline", "SG-400"),
        };
        let at = place.done.at(16, 0, 0, 0).in_tz(super::ZONE).map_or(act.at, |z| z.timestamp());
        let new = NewEquipment {
            account_id: place.account,
            site_id: place.site,
            project_id: Some(place.project),
            name: name.into(),
            make: Some(make.into()),
            model: Some(model.into()),
            serial: Some(format!("{}{:05}", &make[..2].to_uppercase(), 40_217 + n * 613)),
            installed_on: Some(place.done),
            warranty_until: Some(place.done.saturating_add(if n % 3 == 0 { 5.years() } else { 10.years() })),
        };
        equipment::add(&by(act, &cast.office, at), &new)?;
    }
    Ok(())
}

/// Twice a year for comfort systems, yearly for gates and fences; turns that lie behind were done.
fn agree(
    act: &Act<'_>,
    cast: &'static Cast,
    place: &Built,
    n: usize,
    calendar: &WorkCalendar,
    today: Date,
) -> platform::Result<()> {
    let comfort = is_comfort(place);
    let every_months = if comfort { 6 } else { 12 };
    let next = work_day(calendar, today.saturating_add((i64::try_from(n).unwrap_or(0) * 2 + 1).days()));
    let starts_on = next.saturating_sub(every_months.months());
    let at = |day: Date| day.at(15, 0, 0, 0).in_tz(super::ZONE).map_or(act.at, |z| z.timestamp());
    let new = NewAgreement {
        account_id: place.account,
        site_id: place.site,
        name: if comfort { "Comfort plan, spring and fall" } else { "Fence and gate check" }.into(),
        every_months,
        price: Money::new(if comfort { 129_00 } else { 95_00 }, Currency::USD),
        starts_on,
        ends_on: None,
    };
    let agreement = agreements::create(&by(act, &cast.office, at(starts_on.saturating_sub(9.days()))), &new)?;
    for visit in ahead(act, place.account, today.saturating_sub(1.day()))?.into_iter().rev() {
        if visit.agreement_id == Some(agreement.id) {
            let note =
                VisitNote { notes: Some("Filter changed, drain flushed. Readings are where they should be.".into()) };
            visits::complete(&by(act, &cast.office, at(visit.due_on)), visit.id, &note, visit.version)?;
        }
    }
    Ok(())
}

fn ahead(q: &Conn<'_>, account: AccountId, until: Date) -> platform::Result<Vec<Visit>> {
    let filter = VisitFilter {
        from: Some(date(2000, 1, 1)),
        to: Some(until),
        state: Some(VisitState::Scheduled),
        account_id: Some(account),
    };
    Ok(visits::list(q, &filter, &platform::Cursor::first(50))?.items)
}

/// The turns of the next days have their window and their technician.
fn crew_visits(act: &Act<'_>, calendar: &WorkCalendar, today: Date, technicians: &[Uuid]) -> platform::Result<()> {
    let filter = VisitFilter { from: Some(today), to: Some(today.saturating_add(13.days())), ..Default::default() };
    let coming = visits::list(act, &filter, &platform::Cursor::first(50))?.items;
    for (n, visit) in coming.iter().enumerate().filter(|(n, v)| v.state == VisitState::Scheduled && n % 4 != 3) {
        let from = time([8, 13, 10][n % 3], 0, 0, 0);
        let to = VisitMove {
            due_on: work_day(calendar, visit.due_on),
            window_start: Some(from),
            window_end: Some(from.saturating_add(2.hours())),
            assigned_worker_id: Some(technicians[n % technicians.len()]),
        };
        visits::reschedule(act, visit.id, &to, visit.version)?;
    }
    Ok(())
}

/// Calls of last week, done, and of this and the next week.
fn call(
    act: &Act<'_>,
    cast: &'static Cast,
    place: &Built,
    n: usize,
    calendar: &WorkCalendar,
    today: Date,
    technicians: &[Uuid],
) -> platform::Result<()> {
    const CALLS: &[(VisitKind, &str)] = &[
        (VisitKind::Warranty, "Latch does not catch when it is cold."),
        (VisitKind::Repair, "Thermostat shows an error after the power cut."),
        (VisitKind::Inspection, "County inspector wants to see the outdoor unit."),
        (VisitKind::Repair, "One picket split, customer sent a photo."),
    ];
    let (kind, words) = CALLS[n % CALLS.len()];
    let due_on = work_day(calendar, today.saturating_add((i64::try_from(n).unwrap_or(0) * 3 - 8).days()));
    let from = time(if n % 2 == 0 { 9 } else { 14 }, 0, 0, 0);
    let new = NewVisit {
        account_id: place.account,
        site_id: place.site,
        project_id: Some(place.project),
        kind,
        due_on,
        window_start: Some(from),
        window_end: Some(from.saturating_add(2.hours())),
        assigned_worker_id: technicians.get((n + 1) % technicians.len()).copied(),
        notes: words.into(),
    };
    let called = due_on.saturating_sub(4.days()).at(11, 0, 0, 0).in_tz(super::ZONE).map_or(act.at, |z| z.timestamp());
    let visit = visits::create(&by(act, &cast.office, called.min(act.at)), &new)?;
    if due_on < today {
        let done = due_on.at(16, 0, 0, 0).in_tz(super::ZONE).map_or(act.at, |z| z.timestamp());
        let note = VisitNote { notes: Some(format!("{words} Mended and tried; customer signed off.")) };
        visits::complete(&by(act, &cast.office, done), visit.id, &note, visit.version)?;
    }
    Ok(())
}

/// Somebody promised the foreman's hour to a customer while his crew is on a job.
fn twice(act: &Act<'_>, place: &Built, foreman: Uuid, calendar: &WorkCalendar, today: Date) -> platform::Result<()> {
    let new = NewVisit {
        account_id: place.account,
        site_id: place.site,
        project_id: Some(place.project),
        kind: VisitKind::Warranty,
        due_on: work_day(calendar, today.saturating_add(1.day())),
        window_start: Some(time(10, 0, 0, 0)),
        window_end: Some(time(11, 0, 0, 0)),
        assigned_worker_id: Some(foreman),
        notes: "Gate drags on the stone; asked for Luis himself.".into(),
    };
    visits::create(act, &new).map(drop)
}
