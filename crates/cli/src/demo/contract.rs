//! From the wish to the committed plan: estimate, offer, signature, plan, deposit, orders.

use anyhow::Result;
use billing::{
    invoices::{self, IssueInvoice},
    payments::{self, NewPayment, PaymentMethod},
};
use crm::opportunities::{self, OpportunityId};
use estimating::{CostType, Pricing};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use kernel::{Decimal, WorkCalendar};
use platform::{Act, Conn, Cursor, Who};
use projects::{
    deliveries,
    gates::GateKind,
    projects::{Project, ProjectId},
    tasks::TaskKind,
    win_plan::{self, PlanChange, PlanLineChange, WinPlan, WinPlanFilter},
};
use rand::Rng;
use sales::{
    estimates::{self, EstimateId, FreeLine, NewEstimate, NewLine, NewSection},
    proposals::{self, InstalmentTrigger, NewInstalment, NewProposal, Outcome, ProposalId, SignForm, Trace},
};

use super::{
    Teller,
    book::Book,
    recipes::{self, Ask, Trade, What},
    staff::{Crew, Staff, by},
};

pub async fn estimate(
    t: &mut Teller,
    book: &Book,
    who: &Who,
    opportunity: OpportunityId,
    wish: &str,
) -> Result<EstimateId> {
    let recipe = recipes::of(wish);
    let size = t.rng.random_range(recipe.size.0..=recipe.size.1);
    let book = book.clone();
    let id = t
        .platform
        .act(who, move |act| {
            let new = NewEstimate {
                opportunity_id: Some(opportunity),
                account_id: None,
                site_id: None,
                name: None,
                opportunity_name: None,
            };
            let id = estimates::create(act, &new)?;
            let empty = sections(act, id)?;
            for (name, asks) in recipe.sections {
                estimates::add_section(act, id, &NewSection { name: (*name).into() })?;
                let Some((section, _)) = sections(act, id)?.into_iter().find(|(_, n)| n == name) else { continue };
                for ask in *asks {
                    estimates::add_line(act, id, &line(&book, section, ask, size)?)?;
                }
            }
            // The section a new estimate begins with stays empty here.
            for (section, _) in empty {
                estimates::remove_section(act, id, section)?;
            }
            Ok(id)
        })
        .await?;
    Ok(id)
}

fn line(book: &Book, section_id: estimates::SectionId, ask: &Ask, size: i64) -> platform::Result<NewLine> {
    let (quantity, optional) = (Decimal::from(ask.quantity(size)), ask.optional);
    match ask.what {
        What::Book(code) => {
            let unknown = || platform::Error::Internal(format!("the demo's price book has no {code}"));
            let item_id = book.get(code).ok_or_else(unknown)?.id;
            Ok(NewLine::Item { section_id, item_id, quantity, optional })
        }
        What::Own(description, cost_type, unit, cents) => {
            let labour = cost_type == CostType::Labour;
            let line = FreeLine {
                description: description.into(),
                quantity,
                unit: unit.into(),
                unit_cost: Decimal::new(cents, 2),
                cost_type,
                pricing: Pricing::Markup { percent: if labour { 60 } else { 30 }.into() },
                cost_code_id: None,
                optional,
                taxable: cost_type == CostType::Material,
                hours_per_unit: labour.then_some(Decimal::ONE),
            };
            Ok(NewLine::Free { section_id, line })
        }
    }
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

pub async fn offer(t: &Teller, who: &Who, estimate: EstimateId, opportunity: OpportunityId) -> Result<ProposalId> {
    let at = t.platform.clock().now();
    let prepared = t
        .platform
        .read(who, move |q| {
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
        .act(who, move |act| {
            let proposal = proposals::create(act, &prepared, &sha256, size)?;
            Ok(proposals::send(act, proposal.id)?.id)
        })
        .await?;
    Ok(id)
}

fn trace() -> Trace {
    Trace { ip: "203.0.113.7".into(), forwarded_for: None, user_agent: "Mozilla/5.0 (iPhone)".into() }
}

/// The customer looks at it, and has not made up their mind.
pub async fn open(t: &Teller, id: ProposalId) -> Result<()> {
    let guest = Who::guest(t.who.company, "Customer");
    t.platform.act(&guest, move |act| proposals::opened(act, id, &trace()).map(drop)).await?;
    Ok(())
}

/// The customer opens the page, asks for a code, reads it in the mail and signs.
pub async fn sign(t: &Teller, id: ProposalId) -> Result<()> {
    let guest = Who::guest(t.who.company, "Customer");
    t.platform
        .act(&guest, move |act| {
            proposals::opened(act, id, &trace())?;
            proposals::send_code(act, id, true, &trace())?;
            // Stories overlap in time, so the newest letter may be another job's: this instant's is ours.
            let letter = act.one(
                "SELECT code FROM mail WHERE company_id = $1 AND created_at = $2 ORDER BY id DESC LIMIT 1",
                &[&act.at],
            )?;
            let code = letter.get::<Option<String>>("code")?.unwrap_or_default();
            let proposal = proposals::get(act, id)?;
            let name = crm::contacts::get(act, proposal.contact_id)?.name;
            let form = SignForm { name, code, accepted: true, content_sha256: proposal.content_sha256 };
            match proposals::sign(act, id, &form, &trace())? {
                Outcome::Done(_) => Ok(()),
                other => Err(platform::Error::Internal(format!("the demo's customer could not sign: {other:?}"))),
            }
        })
        .await?;
    Ok(())
}

/// The plan of a signed proposal with its first day, its crew and its suppliers, committed and ordered. Where it begins
/// after the day `spare`, its second task is left without a crew.
pub async fn commit(
    t: &Teller,
    staff: &Staff,
    crew: &Crew,
    calendar: &WorkCalendar,
    proposal: ProposalId,
    free: Date,
    spare: Option<Date>,
) -> Result<Option<Project>> {
    let (cast, crew_id, vendor, calendar) = (staff.cast, crew.id, staff.supplier(crew.trade), calendar.clone());
    let paper = match crew.trade {
        Trade::Fence => None,
        Trade::Comfort => Some("Mechanical permit"),
        Trade::Remodel => Some("Building permit"),
    };
    let project = t
        .platform
        .act(&cast.manager, move |act| {
            let filter = WinPlanFilter { state: None, opportunity_id: None, proposal_id: Some(proposal.0) };
            let Some(row) = win_plan::list(act, &filter, &Cursor::first(1))?.items.into_iter().next() else {
                return Ok(None);
            };
            let mut plan = win_plan::get(act, row.id)?;
            let first = work_day(&calendar, first_day(&plan, free));
            let unsure = spare.is_some_and(|day| first > day);
            for line in choices(&plan, crew_id.0, vendor.0, unsure).into_iter().chain(renamed(&plan, paper)) {
                let change = PlanChange { line: line.into(), ..Default::default() };
                plan = win_plan::change(act, plan.id, &change, plan.version)?;
            }
            let change = PlanChange { start_on: first.into(), ..Default::default() };
            plan = win_plan::change(act, plan.id, &change, plan.version)?;
            // Nobody promises the customer the very day.
            let promised = plan.definition.planned_finish.map(|day| work_day(&calendar, day.saturating_add(1.day())));
            let change = PlanChange { promised_finish: promised.into(), ..Default::default() };
            plan = win_plan::change(act, plan.id, &change, plan.version)?;
            let project = win_plan::commit(act, plan.id, plan.version)?;
            for order in deliveries::orders(act, act.who.rights(), project.id)? {
                deliveries::place(act, order.id, order.version)?;
            }
            Ok(Some(project))
        })
        .await?;
    Ok(project)
}

fn choices(plan: &WinPlan, crew: uuid::Uuid, vendor: uuid::Uuid, unsure: bool) -> Vec<PlanLineChange> {
    let plan = &plan.definition;
    let tasks = plan.tasks.iter().filter(|task| task.kind == TaskKind::Task);
    let tasks = tasks.enumerate().filter(|(at, _)| !unsure || *at != 1).map(|(_, task)| task);
    let crewed = tasks.map(|t| PlanLineChange { key: t.key.clone(), crew_id: Some(crew).into(), ..Default::default() });
    let open = plan.purchases.iter().filter(|p| p.vendor_account_id.is_none());
    let bought = open.map(|p| PlanLineChange {
        key: p.key.clone(),
        vendor_account_id: Some(vendor).into(),
        ..Default::default()
    });
    crewed.chain(bought).collect()
}

/// The paper that other trades than the company's first one need.
fn renamed(plan: &WinPlan, name: Option<&str>) -> Option<PlanLineChange> {
    let gate = plan.definition.gates.iter().find(|g| g.kind == GateKind::Locate)?;
    Some(PlanLineChange { key: gate.key.clone(), name: name?.to_owned().into(), ..Default::default() })
}

/// The day itself if it is worked, else the next that is.
pub fn work_day(calendar: &WorkCalendar, day: Date) -> Date {
    calendar.next_work(day.at(0, 0, 0, 0)).map_or(day, |at| at.date())
}

/// When the crew is free and the first material and every paper can be there.
fn first_day(plan: &WinPlan, free: Date) -> Date {
    let plan = &plan.definition;
    let first = plan.tasks.iter().find(|t| t.kind == TaskKind::Task).map(|t| t.key.as_str());
    let material = plan.deliveries.iter().filter(|d| Some(d.task.as_str()) == first).map(|d| d.expected_on);
    let papers = plan.gates.iter().map(|g| g.expected_on);
    let ready = material.chain(papers).max().unwrap_or(free);
    ready.saturating_add(jiff::Span::new().days(2)).max(free)
}

/// Issues the next open item of the billing schedule; the customer pays some days later, or has not paid yet.
pub async fn bill(
    t: &Teller,
    who: &'static Who,
    project: ProjectId,
    position: usize,
    pays_after: Option<i64>,
) -> Result<()> {
    let paid = pays_after.map(|days| t.platform.clock().now() + SignedDuration::from_hours(24 * days));
    let end = t.now;
    t.platform
        .act(who, move |act| {
            let items = billing::schedule::of_project(act, project.0)?;
            let Some(item) = items.get(position).filter(|i| i.invoice_id.is_none()) else { return Ok(()) };
            let invoice = invoices::issue(act, item.id, &IssueInvoice { due_on: None })?;
            if let Some(paid) = paid.filter(|paid| *paid <= end) {
                pay(&by(act, who, paid), &invoice)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

fn pay(act: &Act<'_>, invoice: &invoices::Invoice) -> platform::Result<()> {
    let payment = NewPayment {
        account_id: invoice.account_id,
        received_on: None,
        amount: invoice.total,
        method: if invoice.number % 3 == 0 { PaymentMethod::Check } else { PaymentMethod::BankTransfer },
        reference: String::new(),
        allocations: vec![payments::Allocation { invoice_id: invoice.id, amount: invoice.total }],
    };
    payments::receive(act, &payment).map(drop)
}

/// The wall clock of the company at an instant.
pub fn local(at: Timestamp) -> Result<jiff::civil::DateTime> {
    Ok(at.in_tz(super::ZONE)?.datetime())
}

/// The instant of a moment on the company's wall clock.
pub fn instant(at: jiff::civil::DateTime) -> Result<Timestamp> {
    Ok(at.in_tz(super::ZONE)?.timestamp())
}
