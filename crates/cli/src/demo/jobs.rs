//! What was won is built: estimate, proposal, signature, win plan, crew, time, bills, invoices, closeout.

use anyhow::{Context, Result};
use billing::{
    invoices::{self, IssueInvoice},
    payments::{self, NewPayment, PaymentMethod},
};
use catalog::items::{Item, ItemFilter};
use crew::{
    time::{self, ClockIn, ClockOut},
    workers::WorkerId,
};
use crm::opportunities;
use estimating::CostType;
use jiff::{SignedDuration, Timestamp};
use kernel::{Currency, Decimal, Money};
use platform::{Conn, Cursor};
use projects::{
    bills::{self, NewBill, NewBillLine},
    deliveries::{self, DeliveryState, Receipt},
    gates::{self, GateChange},
    projects::ProjectId,
    tasks::{self, Progress, TaskChange, TaskKind},
    win_plan::{self, WinPlanFilter},
};
use rand::Rng;
use sales::{
    estimates::{self, EstimateId, NewEstimate, NewLine, NewSection},
    proposals::{self, InstalmentTrigger, NewInstalment, NewProposal, ProposalId, SignForm, SignOutcome, Trace},
};

use super::{Teller, selling::Win, staff::Staff};

/// The last so many wins are told to the end; the ones before are history of the pipeline only.
const PROJECTS: usize = 60;
/// Minutes on the clock on one day.
const DAY: i64 = 9 * 60;

pub struct Told {
    pub leads: i64,
    pub opportunities: i64,
    pub projects: i64,
}

/// How far a job has come by now.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Signed,
    Planned,
    Under(usize),
    Closed,
}

pub async fn tell(t: &mut Teller, staff: &Staff, mut wins: Vec<Win>) -> Result<Told> {
    let history = wins.len().saturating_sub(PROJECTS);
    let told = wins.split_off(history);
    t.platform
        .act(&t.who, move |act| {
            for win in &wins {
                let at = platform::Act { tx: act.tx, who: act.who, at: win.at, platform: act.platform };
                opportunities::mark_won(&at, win.opportunity)?;
            }
            Ok(())
        })
        .await?;
    let items = t
        .platform
        .read(&t.who, |q| Ok(catalog::items::list(q, &ItemFilter::default(), &Cursor::first(200))?.items))
        .await?;
    for (n, win) in told.iter().enumerate() {
        let left = told.len() - n;
        let stage = match left {
            1..=3 => Stage::Signed,
            4..=8 => Stage::Planned,
            9..=28 => Stage::Under(left),
            _ => Stage::Closed,
        };
        job(t, staff, &items, win, n, stage).await.with_context(|| format!("job {n} of the demo company"))?;
    }
    Ok(t.platform.read(&t.who, count).await?)
}

fn count(q: &Conn<'_>) -> platform::Result<Told> {
    let of = |table: &str| -> platform::Result<i64> {
        Ok(q.one(&format!("SELECT count(*) AS n FROM {table} WHERE company_id = $1"), &[])?.get("n")?)
    };
    Ok(Told { leads: of("lead")?, opportunities: of("opportunity")?, projects: of("project")? })
}

async fn job(t: &mut Teller, staff: &Staff, items: &[Item], win: &Win, n: usize, stage: Stage) -> Result<()> {
    // Estimate and offer come a few days before the signature that made it a win.
    let offered = win.at - SignedDuration::from_hours(50);
    t.platform.clock().set(offered);
    let estimate = estimate(t, items, win, n).await?;
    let proposal = offer(t, estimate, win).await?;
    t.platform.clock().set(win.at);
    sign(t, proposal).await?;
    t.platform.run_due_jobs(Some(t.who.company)).await?;
    if stage == Stage::Signed {
        return Ok(());
    }
    t.platform.clock().set(win.at + SignedDuration::from_hours(5));
    let Some(project) = commit(t, proposal).await? else { return Ok(()) };
    bill(t, project, 0).await?;
    if stage == Stage::Planned {
        return Ok(());
    }
    work(t, staff, project, win.at, n, stage).await
}

async fn estimate(t: &mut Teller, items: &[Item], win: &Win, n: usize) -> Result<EstimateId> {
    let of = |kind: CostType| items.iter().filter(move |i| i.cost_type == kind).collect::<Vec<_>>();
    let (labour, material, rented) = (of(CostType::Labour), of(CostType::Material), of(CostType::Equipment));
    let mut picks: Vec<(&'static str, Item, Decimal)> = Vec::new();
    let mut pick = |section, from: &[&Item], k: usize, low: i64, high: i64| {
        if let Some(item) = from.get(k % from.len().max(1)) {
            picks.push((section, (*item).clone(), Decimal::from(t.rng.random_range(low..=high))));
        }
    };
    pick("Preparation", &labour, n, 6, 16);
    pick("Preparation", &rented, n, 1, 2);
    for k in 0..3 {
        pick("Materials", &material, n + k * 2, 8, 60);
    }
    pick("Installation", &labour, n + 1, 16, 60);
    pick("Installation", &labour, n + 2, 8, 30);
    let opportunity = win.opportunity;
    let id = t
        .platform
        .act(&t.who, move |act| {
            let new = NewEstimate {
                opportunity_id: Some(opportunity),
                account_id: None,
                site_id: None,
                name: None,
                opportunity_name: None,
            };
            let id = estimates::create(act, &new)?;
            let first = sections(act, id)?;
            for name in ["Preparation", "Materials", "Installation"] {
                estimates::add_section(act, id, &NewSection { name: name.into() })?;
                let section = sections(act, id)?.into_iter().find(|(_, n)| n == name);
                let Some((section_id, _)) = section else { continue };
                for (_, item, quantity) in picks.iter().filter(|(s, _, _)| *s == name) {
                    let line = NewLine::Item { section_id, item_id: item.id, quantity: *quantity, optional: false };
                    estimates::add_line(act, id, &line)?;
                }
            }
            // The section a new estimate begins with stays empty here.
            for (section, _) in first {
                estimates::remove_section(act, id, section)?;
            }
            Ok(id)
        })
        .await?;
    Ok(id)
}

fn sections(q: &Conn<'_>, id: EstimateId) -> platform::Result<Vec<(estimates::SectionId, String)>> {
    q.rows(
        "SELECT id, name FROM estimate_section WHERE company_id = $1 AND estimate_id = $2 ORDER BY position",
        &[&id],
    )?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("name")?)))
    .collect()
}

async fn offer(t: &Teller, estimate: EstimateId, win: &Win) -> Result<ProposalId> {
    let (opportunity, at) = (win.opportunity, t.platform.clock().now());
    let prepared = t
        .platform
        .read(&t.who, move |q| {
            let contact = opportunities::get(q, opportunity)?.contact_id;
            let contact_id = contact.ok_or(platform::Error::NotFound("the contact"))?;
            let part = |name: &str, trigger, percent: i64| NewInstalment {
                name: name.into(),
                trigger,
                section: None,
                percent: percent.into(),
            };
            let new = NewProposal {
                contact_id,
                valid_until: None,
                language: None,
                payment_schedule: vec![
                    part("Deposit", InstalmentTrigger::Deposit, 40),
                    part("On completion", InstalmentTrigger::Final, 60),
                ],
            };
            proposals::prepare(q, estimate, &new, at)
        })
        .await?;
    let pdf = t.app.typesetter.proposal(&proposals::paper(&prepared.content))?;
    let sha256 = t.platform.files().put(t.who.company, &pdf)?;
    let size = pdf.len();
    let id = t
        .platform
        .act(&t.who, move |act| {
            let proposal = proposals::create(act, &prepared, &sha256, size)?;
            Ok(proposals::send(act, proposal.id)?.id)
        })
        .await?;
    Ok(id)
}

/// The customer opens the page, asks for a code, reads it in the mail and signs.
async fn sign(t: &Teller, id: ProposalId) -> Result<()> {
    let trace = Trace { ip: "203.0.113.7".into(), forwarded_for: None, user_agent: "Mozilla/5.0 (iPhone)".into() };
    let guest = platform::Who::guest(t.who.company, "Customer");
    t.platform
        .act(&guest, move |act| {
            proposals::opened(act, id, &trace)?;
            proposals::send_code(act, id, true, &trace)?;
            // Stories overlap in time, so the newest letter may be another job's: this instant's is ours.
            let letter = act.one(
                "SELECT text_body FROM mail WHERE company_id = $1 AND created_at = $2 ORDER BY id DESC LIMIT 1",
                &[&act.at],
            )?;
            let text: String = letter.get("text_body")?;
            let code = text.split(|c: char| !c.is_ascii_digit()).find(|w| w.len() == 6).unwrap_or_default().to_owned();
            let proposal = proposals::get(act, id)?;
            let name = crm::contacts::get(act, proposal.contact_id)?.name;
            let form = SignForm { name, code, accepted: true, content_sha256: proposal.content_sha256 };
            match proposals::sign(act, id, &form, &trace)? {
                SignOutcome::Signed(_) => Ok(()),
                other => Err(platform::Error::Internal(format!("the demo's customer could not sign: {other:?}"))),
            }
        })
        .await?;
    Ok(())
}

async fn commit(t: &Teller, proposal: ProposalId) -> Result<Option<ProjectId>> {
    let project = t
        .platform
        .act(&t.who, move |act| {
            let filter = WinPlanFilter { state: None, opportunity_id: None, proposal_id: Some(proposal.0) };
            let Some(row) = win_plan::list(act, &filter, &Cursor::first(1))?.items.into_iter().next() else {
                return Ok(None);
            };
            let plan = win_plan::get(act, row.id)?;
            Ok(Some(win_plan::commit(act, plan.id, plan.version)?.id))
        })
        .await?;
    Ok(project)
}

/// Issues the next open item of the billing schedule and takes the payment nine days later.
async fn bill(t: &Teller, project: ProjectId, position: usize) -> Result<()> {
    let issued = t.platform.clock().now();
    let paid = issued + SignedDuration::from_hours(24 * 9);
    let end = t.now;
    t.platform
        .act(&t.who, move |act| {
            let items = billing::schedule::of_project(act, project.0)?;
            let Some(item) = items.get(position).filter(|i| i.invoice_id.is_none()) else { return Ok(()) };
            let invoice = invoices::issue(act, item.id, &IssueInvoice { due_on: None })?;
            if paid > end {
                return Ok(());
            }
            let later = platform::Act { tx: act.tx, who: act.who, at: paid, platform: act.platform };
            let payment = NewPayment {
                account_id: invoice.account_id,
                received_on: None,
                amount: invoice.total,
                method: PaymentMethod::BankTransfer,
                reference: String::new(),
                allocations: vec![],
            };
            payments::receive(&later, &payment)?;
            Ok(())
        })
        .await?;
    Ok(())
}

/// Days on site: clock in, work, tick off; at the end the last invoice and the closing.
async fn work(
    t: &mut Teller,
    staff: &Staff,
    project: ProjectId,
    signed: Timestamp,
    n: usize,
    stage: Stage,
) -> Result<()> {
    let crew = staff.crews[n % staff.crews.len()];
    let crew_workers = staff.workers[(n % 2) * 3..(n % 2) * 3 + 3].to_vec();
    let all = t.platform.read(&t.who, move |q| tasks::of_project(q, project)).await?;
    let open: Vec<_> = all.into_iter().filter(|task| task.kind != TaskKind::Summary).collect();
    let upto = match stage {
        Stage::Under(left) => open.len() * (left % 4 + 1) / 6,
        _ => open.len(),
    };
    let mut day = signed + SignedDuration::from_hours(24 * 9);
    t.platform.clock().set(day - SignedDuration::from_hours(20));
    t.platform.act(&t.who, move |act| ready(act, project)).await?;
    for (k, task) in open.iter().enumerate() {
        if k >= upto || day > t.now - SignedDuration::from_hours(12) {
            return Ok(());
        }
        t.platform.clock().set(day);
        let id = task.id;
        let pair = [crew_workers[k % 3], crew_workers[(k + 1) % 3]];
        // Work takes from nine tenths to twelve tenths of what was sold, a day at a time.
        let worked = task.duration_minutes * (90 + (n as i64 * 7 + k as i64 * 13) % 30) / 100;
        let days = (worked + DAY - 1) / DAY;
        t.platform
            .act(&t.who, move |act| {
                let change = TaskChange { crew_id: Some(crew.0), ..Default::default() };
                tasks::change(act, id, &change, tasks::get(act, id)?.version)?;
                for d in 0..days {
                    let begin = act.at + SignedDuration::from_hours(24 * d);
                    let end = begin + SignedDuration::from_mins((worked - d * DAY).min(DAY));
                    for worker in pair {
                        clocked(act, project, id, worker, begin, end)?;
                    }
                }
                let end = platform::Act {
                    tx: act.tx,
                    who: act.who,
                    at: act.at + SignedDuration::from_hours(24 * days.max(1) - 15),
                    platform: act.platform,
                };
                tasks::report(
                    &end,
                    id,
                    &Progress { percent: Some(100), ..Default::default() },
                    tasks::get(act, id)?.version,
                )?;
                Ok(())
            })
            .await?;
        day += SignedDuration::from_hours(24 * days.max(1));
    }
    t.platform.act(&t.who, move |act| supplied(act, project, n)).await?;
    t.platform.run_due_jobs(Some(t.who.company)).await?;
    if stage == Stage::Closed && day < t.now {
        t.platform.clock().set(day);
        bill(t, project, 1).await?;
        t.platform
            .act(&t.who, move |act| {
                settle_drafts(act, project)?;
                projects::projects::close(act, project)
            })
            .await?;
        t.platform.run_due_jobs(Some(t.who.company)).await?;
    }
    Ok(())
}

/// One person's hours on one task on one day.
fn clocked(
    act: &platform::Act<'_>,
    project: ProjectId,
    task: tasks::TaskId,
    worker: WorkerId,
    begin: Timestamp,
    end: Timestamp,
) -> platform::Result<()> {
    let at = |instant| platform::Act { tx: act.tx, who: act.who, at: instant, platform: act.platform };
    let start = ClockIn {
        project_id: Some(project.0),
        task_id: Some(task.0),
        visit_id: None,
        worker_id: Some(worker),
        device_time: None,
        note: String::new(),
    };
    let entry = time::clock_in(&at(begin), &start)?;
    let stop = ClockOut { time_entry_id: Some(entry.id), worker_id: Some(worker), device_time: None, note: None };
    time::clock_out(&at(end), &stop)?;
    Ok(())
}

/// The supplier's bill for what was budgeted and is not labour, a little above or below it.
fn supplied(act: &platform::Act<'_>, project: ProjectId, n: usize) -> platform::Result<()> {
    let vendor =
        act.one("SELECT id FROM account WHERE company_id = $1 AND standing = 'supplier' ORDER BY id LIMIT 1", &[])?;
    let budget = act.rows(
        "SELECT description, cost_type, original_minor FROM budget_line
         WHERE company_id = $1 AND project_id = $2 AND cost_type <> 'labour' AND original_minor > 0 ORDER BY id",
        &[&project],
    )?;
    let factor = 94 + (n as i64 * 11) % 13;
    let lines = budget
        .iter()
        .map(|row| {
            Ok(NewBillLine {
                purchase_order_line_id: None,
                task_id: None,
                cost_code_id: None,
                cost_type: row.get("cost_type")?,
                description: row.get("description")?,
                amount_minor: row.get::<i64>("original_minor")? * factor / 100,
            })
        })
        .collect::<platform::Result<Vec<_>>>()?;
    let total = lines.iter().map(|l| l.amount_minor).sum();
    if total == 0 {
        return Ok(());
    }
    let bill = NewBill {
        number: format!("FR-{}", 4000 + n),
        vendor_account_id: vendor.get("id")?,
        purchase_order_id: None,
        bill_date: act.today()?,
        due_date: None,
        total: Money::new(total, Currency::USD),
        lines,
    };
    bills::record(act, project.0, &bill)?;
    Ok(())
}

/// The permit is there, the lines are marked, the material lies on the site.
fn ready(act: &platform::Act<'_>, project: ProjectId) -> platform::Result<()> {
    for gate in gates::of_project(act, project)? {
        let cleared = GateChange { cleared: Some(true), ..Default::default() };
        gates::change(act, gate.id, &cleared, gate.version)?;
    }
    for delivery in deliveries::of_project(act, project)? {
        let receipt =
            Receipt { state: DeliveryState::Received, received_on: None, note: String::new(), photo_file_id: None };
        deliveries::receive(act, delivery.id, &receipt, delivery.version)?;
    }
    Ok(())
}

/// Messages about dates that no longer matter.
fn settle_drafts(act: &platform::Act<'_>, project: ProjectId) -> platform::Result<()> {
    let drafts = act.rows(
        "SELECT id FROM communication WHERE company_id = $1 AND project_id = $2 AND state = 'draft'",
        &[&project],
    )?;
    for row in drafts {
        crm::communications::discard(act, row.get("id")?)?;
    }
    Ok(())
}
