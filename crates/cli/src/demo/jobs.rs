//! What was won is built: each crew does one job after the other, and the story ends in the middle of it.

use anyhow::{Context, Result};
use crm::opportunities;
use jiff::{SignedDuration, ToSpan, civil::Date};
use kernel::{Currency, Money, WorkCalendar};
use platform::{Act, Conn, calendars::default_calendar};
use projects::{
    bills::{self, NewBill, NewBillLine},
    deliveries,
    projects::{Project, ProjectState},
};

use super::{
    Teller,
    book::Book,
    contract::{self, local},
    recipes,
    selling::Win,
    site::{Site, hours_after},
    staff::{Cast, Crew, Staff},
};

/// The last so many wins are told to the end; the ones before are history of the pipeline only.
const PROJECTS: usize = 60;

pub struct Told {
    pub leads: i64,
    pub opportunities: i64,
    pub projects: i64,
}

/// What goes on while the jobs are told.
pub struct Yard<'a> {
    staff: &'a Staff,
    calendar: WorkCalendar,
    /// The day each crew is free again.
    free: Vec<Date>,
    /// Jobs that are sold and not begun, so far.
    waiting: usize,
}

pub async fn tell(t: &mut Teller, staff: &Staff, book: &Book, mut wins: Vec<Win>) -> Result<Told> {
    let history = wins.len().saturating_sub(PROJECTS);
    let told = wins.split_off(history);
    t.platform
        .act(&t.who, move |act| {
            for win in &wins {
                let at = Act { tx: act.tx, who: act.who, at: win.at, platform: act.platform };
                opportunities::mark_won(&at, win.opportunity)?;
            }
            Ok(())
        })
        .await?;
    let calendar = t.platform.read(&t.who, |q| Ok(default_calendar(q)?.1)).await?;
    let mut yard = Yard { staff, calendar, free: vec![Date::MIN; staff.crews.len()], waiting: 0 };
    for (n, win) in told.iter().enumerate() {
        let recent = n + 16 >= told.len();
        let newest = n + 2 >= told.len();
        job(t, &mut yard, book, win, n, recent, newest)
            .await
            .with_context(|| format!("job {n} of the demo company"))?;
    }
    Ok(t.platform.read(&t.who, count).await?)
}

fn count(q: &Conn<'_>) -> platform::Result<Told> {
    let of = |table: &str| -> platform::Result<i64> {
        Ok(q.one(&format!("SELECT count(*) AS n FROM {table} WHERE company_id = $1"), &[])?.get("n")?)
    };
    Ok(Told { leads: of("lead")?, opportunities: of("opportunity")?, projects: of("project")? })
}

async fn job(
    t: &mut Teller,
    yard: &mut Yard<'_>,
    book: &Book,
    win: &Win,
    n: usize,
    recent: bool,
    waits_for_review: bool,
) -> Result<()> {
    let cast = yard.staff.cast;
    // Estimate and offer come a few days before the signature that made it a win.
    t.platform.clock().set(win.at - SignedDuration::from_hours(50));
    let estimate = contract::estimate(t, book, cast.seller(n), win.opportunity, win.wish).await?;
    let proposal = contract::offer(t, cast.seller(n), estimate, win.opportunity).await?;
    t.platform.clock().set(win.at);
    contract::sign(t, proposal).await?;
    t.platform.run_due_jobs(Some(t.who.company)).await?;
    if waits_for_review {
        return Ok(());
    }
    t.platform.clock().set(win.at + SignedDuration::from_mins(40));
    let at = free_crew(yard, win.wish);
    let crew = &yard.staff.crews[at];
    let soonest = local(win.at)?.date().saturating_add(6.days()).max(yard.free[at]);
    let today = local(t.now)?.date();
    // The first job that still waits has a task nobody was chosen for; the second one's deposit is not paid.
    let spare = (yard.waiting == 0).then_some(today);
    let Some(project) = contract::commit(t, yard.staff, crew, &yard.calendar, proposal, soonest, spare).await? else {
        return Ok(());
    };
    let waits = project.start_on > today;
    yard.waiting += usize::from(waits);
    let unpaid = waits && yard.waiting == 2;
    let pays = 2 + n as i64 % 4;
    contract::bill(t, &cast.books, project.id, 0, (!unpaid).then_some(pays)).await?;
    let site = Site { cast, crew, calendar: &yard.calendar, project, n, told: recent };
    site.promise(t).await?;
    if !unpaid {
        t.platform.clock().set(hours_after(win.at, 6 + 24 * pays).min(t.now));
        t.platform.run_due_jobs(Some(t.who.company)).await?;
    }
    yard.free[at] = site.work(t).await?;
    finish(t, cast, crew, yard.staff, &site.project, n).await
}

/// The crew of the trade that is free first.
fn free_crew(yard: &Yard<'_>, wish: &str) -> usize {
    let trade = recipes::of(wish).trade;
    let crews = yard.staff.crews.iter().enumerate().filter(|(_, crew)| crew.trade == trade);
    crews.min_by_key(|(at, _)| yard.free[*at]).map_or(0, |(at, _)| at)
}

/// The suppliers' bills, and once everything is done the last invoice and the closing.
async fn finish(
    t: &Teller,
    cast: &'static Cast,
    crew: &Crew,
    staff: &Staff,
    project: &Project,
    n: usize,
) -> Result<()> {
    let (id, vendor) = (project.id, staff.supplier(crew.trade));
    let owner = t.who.clone();
    let now = t.platform.read(&t.who, move |q| projects::projects::get(q, &owner, id)).await?;
    let (state, done) = (now.state, now.completed_on);
    t.platform.act(&cast.books, move |act| supplied(act, &now, vendor, n)).await?;
    let (ProjectState::Complete, Some(done)) = (state, done) else { return Ok(()) };
    let closing = contract::instant(done.saturating_add(6.days()).at(9, 20, 0, 0))?;
    if closing > t.now {
        return Ok(());
    }
    t.platform.clock().set(closing);
    // Some customers take their time, and a few have not paid at all yet.
    let pays = if n % 11 == 5 { 60 } else { 6 + n as i64 % 9 };
    contract::bill(t, &cast.books, id, 1, Some(pays)).await?;
    t.platform
        .act(&cast.manager, move |act| {
            settle_drafts(act, id)?;
            projects::projects::close(act, id).map(drop)
        })
        .await?;
    t.platform.run_due_jobs(Some(t.who.company)).await?;
    Ok(())
}

/// The bills for orders that have come, and for what else was budgeted and is not labour, a little above or below it.
fn supplied(act: &Act<'_>, project: &Project, vendor: crm::accounts::AccountId, n: usize) -> platform::Result<()> {
    let factor = 94 + (n as i64 * 11) % 13;
    let orders = deliveries::orders(act, act.who.rights(), project.id)?;
    for order in orders.iter().filter(|o| o.state == deliveries::OrderState::Received) {
        let lines = order.lines.iter().filter_map(|line| {
            Some(NewBillLine {
                purchase_order_line_id: Some(line.id),
                task_id: None,
                cost_code_id: line.cost_code_id,
                cost_type: line.cost_type.parse().ok()?,
                description: line.description.clone(),
                amount_minor: line.amount_minor? * factor / 100,
            })
        });
        let vendor = order.vendor_account_id.map_or(vendor, crm::accounts::AccountId);
        record(act, project, vendor, format!("{}-{}", order.number, 4000 + n), Some(order.id.0), lines.collect())?;
    }
    if project.state != ProjectState::Complete {
        return Ok(());
    }
    let rest = act.rows(
        "SELECT b.description, b.cost_type, b.cost_code_id, b.original_minor FROM budget_line b
         WHERE b.company_id = $1 AND b.project_id = $2 AND b.cost_type <> 'labour' AND b.original_minor > 0
           AND NOT EXISTS (SELECT 1 FROM purchase_order_line l
             JOIN purchase_order o ON o.company_id = l.company_id AND o.id = l.purchase_order_id
             WHERE l.company_id = b.company_id AND o.project_id = b.project_id AND l.estimate_line_id = b.estimate_line_id)
         ORDER BY b.id",
        &[&project.id],
    )?;
    let lines = rest.iter().map(|row| {
        Ok(NewBillLine {
            purchase_order_line_id: None,
            task_id: None,
            cost_code_id: row.get("cost_code_id")?,
            cost_type: row.get("cost_type")?,
            description: row.get("description")?,
            amount_minor: row.get::<i64>("original_minor")? * factor / 100,
        })
    });
    let lines = lines.collect::<platform::Result<Vec<_>>>()?;
    record(act, project, vendor, format!("S-{}", 7000 + n), None, lines)
}

fn record(
    act: &Act<'_>,
    project: &Project,
    vendor: crm::accounts::AccountId,
    number: String,
    order: Option<uuid::Uuid>,
    lines: Vec<NewBillLine>,
) -> platform::Result<()> {
    let total: i64 = lines.iter().map(|l| l.amount_minor).sum();
    if total == 0 {
        return Ok(());
    }
    let bill = NewBill {
        number,
        vendor_account_id: vendor,
        purchase_order_id: order,
        bill_date: act.today()?,
        due_date: None,
        total: Money::new(total, Currency::USD),
        lines,
    };
    bills::record(act, project.id.0, &bill).map(drop)
}

/// Messages about dates that no longer matter.
fn settle_drafts(act: &Act<'_>, project: projects::projects::ProjectId) -> platform::Result<()> {
    let drafts = act.rows(
        "SELECT id FROM communication WHERE company_id = $1 AND project_id = $2 AND state = 'draft'",
        &[&project],
    )?;
    drafts.iter().try_for_each(|row| crm::communications::discard(act, row.get("id")?))
}
