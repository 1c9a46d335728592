//! Projects for what was won, by way of the win plan. What was sold is made up; everything after it is the room's own.

use kernel::{Decimal, Money, RawId};
use platform::{Act, Result, Row};
use projects::win_plan::{self, WinPlan};
use sales::proposals::{Instalment, InstalmentTrigger, SoldLine, SoldScope, SoldSection};

/// A phase, something to do in it, the handing over and its milestone.
pub const FEWEST_TASKS: usize = 4;
/// Tasks of a phase, with the one that sums them up.
const PHASE: usize = 6;
const PHASES: &[&str] =
    &["Preparation", "Demolition", "Footings", "Posts", "Rails", "Panels", "Gates", "Finishing", "Clearing up"];
const WORK: &[&str] = &["Lay out", "Dig", "Set", "Fit", "Check", "Fasten", "Trim"];

/// Plans and begins so many projects for won opportunities that have none yet.
pub fn carry_out(act: &Act<'_>, count: usize, tasks: usize) -> Result<()> {
    for plan in draft(act, count, tasks)? {
        win_plan::commit(act, plan.id, plan.version)?;
    }
    Ok(())
}

/// Drafts win plans of so many tasks for won opportunities that have none yet.
pub fn draft(act: &Act<'_>, count: usize, tasks: usize) -> Result<Vec<WinPlan>> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let won = act.rows(
        "SELECT o.id, o.number, o.name, o.account_id, o.contact_id, o.site_id, o.value_minor, o.currency
         FROM opportunity o
         WHERE o.company_id = $1 AND o.state = 'won' AND o.account_id IS NOT NULL AND o.contact_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM win_plan w WHERE w.company_id = o.company_id AND w.opportunity_id = o.id)
         ORDER BY o.number LIMIT $2",
        &[&count],
    )?;
    won.iter().map(|row| win_plan::draft(act, &scope(act, row, tasks)?)).collect()
}

fn scope(act: &Act<'_>, won: &Row, tasks: usize) -> Result<SoldScope> {
    let value = Money::new(won.get("value_minor")?, won.get("currency")?);
    let part = |name: &str, trigger, percent: i64| Instalment {
        name: name.into(),
        trigger,
        section: None,
        amount: Money { minor: value.minor * percent / 100, ..value },
    };
    Ok(SoldScope {
        proposal_id: act.new_id(),
        number: won.get("number")?,
        estimate_id: act.new_id(),
        opportunity_id: Some(won.get("id")?),
        account_id: won.get("account_id")?,
        contact_id: won.get("contact_id")?,
        site_id: won.get("site_id")?,
        name: won.get("name")?,
        language: "en".into(),
        contract: value,
        signed_at: act.at,
        instalments: vec![
            part("Deposit", InstalmentTrigger::Deposit, 40),
            part("On completion", InstalmentTrigger::Final, 60),
        ],
        sections: sections(act, value, tasks),
        contingency: None,
    })
}

/// So many sections and lines that the plan has exactly this many tasks: one for each section, one for each line that is
/// work, two for the handing over. Each section has material beside its work.
fn sections(act: &Act<'_>, value: Money, tasks: usize) -> Vec<SoldSection> {
    let inner = tasks.max(FEWEST_TASKS) - 2;
    let phases = inner.div_ceil(PHASE);
    let work = inner - phases;
    let cost = Money { minor: value.minor * 6 / 10 / (work + phases) as i64, ..value };
    (0..phases)
        .map(|n| {
            // The first phases take what does not divide.
            let own = work / phases + usize::from(n < work % phases);
            let phase = format!("{} {}", PHASES[n % PHASES.len()], n + 1);
            let material = line(act, format!("Material for {}", phase.to_lowercase()), cost, 0, (n as i64 * 3) % 15);
            let lines = (0..own).map(|k| {
                let name = format!("{} {}.{}", WORK[(n + k) % WORK.len()], n + 1, k + 1);
                line(act, name, cost, 6 + ((n * 5 + k * 3) % 18) as i64, 0)
            });
            let lines = lines.chain([material]).collect();
            SoldSection { name: phase, lines }
        })
        .collect()
}

/// Work when it has hours, material else.
fn line(act: &Act<'_>, description: String, cost: Money, hours: i64, lead_time_days: i64) -> SoldLine {
    let id: projects::Record = act.new_id();
    SoldLine {
        line_id: id.uuid(),
        description,
        quantity: Decimal::ONE,
        unit: "ea".into(),
        cost_type: if hours > 0 { "labour" } else { "material" }.into(),
        cost_code_id: None,
        cost,
        price: Money { minor: cost.minor * 14 / 10, ..cost },
        hours: hours.into(),
        vendor_account_id: None,
        lead_time_days,
    }
}
