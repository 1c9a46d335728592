//! The report of a levelling problem in whole periods.

use kernel::{Diagnostic, Severity};
use scheduling::levelling::{Levelled, Problem, check, level};

use super::{Levelling, Moment, Move, Report, ReportTask};

/// When every activity can be, by its links; and with `levelling` when it is, with what there is of each resource.
/// What makes a problem unusable is told instead.
pub fn of_problem(problem: &Problem, levelling: Option<Levelling<'_>>) -> Result<Report, Vec<Diagnostic>> {
    let dates = Dates::new(problem)?;
    let levelled = match levelling {
        Some(asked) => levelled_by(problem, &asked)?,
        None => None,
    };
    let found = levelled.as_ref().map(|plan| check(problem, plan)).unwrap_or_default();
    let verified = found.is_empty();
    let mut diagnostics = found;
    if levelled.is_none() {
        diagnostics.push(not_levelled());
    }
    let makespan = levelled.as_ref().map_or(dates.end, |plan| plan.makespan);
    Ok(Report {
        makespan: Some(makespan.into()),
        lower_bound: Some(levelled.as_ref().map_or(dates.end, |plan| plan.lower_bound).into()),
        proved_optimal: levelled.as_ref().is_some_and(Levelled::proved_optimal),
        finish: Moment::Period(makespan.into()),
        tasks: (0..problem.activities.len()).map(|i| row(problem, &dates, levelled.as_ref(), i)).collect(),
        diagnostics,
        moves: levelled.iter().flat_map(|plan| moves(problem, &dates, plan)).collect(),
        risk: None,
        elapsed_ms: 0,
        verified,
    })
}

fn levelled_by(problem: &Problem, asked: &Levelling<'_>) -> Result<Option<Levelled>, Vec<Diagnostic>> {
    let cost = |plan: &Levelled| (plan.lateness, plan.makespan, !plan.proved_optimal());
    let found = asked.best(
        |seed, go_on| level(problem, seed, |_| go_on()),
        |plan| plan.as_ref().is_ok_and(Levelled::proved_optimal),
        |plan| plan.as_ref().map_or((0, 0, false), cost),
    );
    found.transpose()
}

/// Periods by activity, as links alone have them.
struct Dates {
    early: Vec<u32>,
    late: Vec<u32>,
    /// By how much an activity can slip alone.
    free: Vec<u32>,
    end: u32,
}

impl Dates {
    fn new(problem: &Problem) -> Result<Self, Vec<Diagnostic>> {
        let activities = &problem.activities;
        let order = order(problem)?;
        let mut early = vec![0u32; activities.len()];
        for &i in &order {
            let waits = activities[i].after.iter().map(|b| early[*b].saturating_add(activities[*b].duration));
            early[i] = waits.max().unwrap_or(0).max(activities[i].release);
        }
        let finish = |i: usize| early[i].saturating_add(activities[i].duration);
        let end = (0..activities.len()).map(finish).max().unwrap_or(0);
        let (mut late, mut free) = (vec![end; activities.len()], vec![end; activities.len()]);
        for &i in order.iter().rev() {
            // Until here the arrays hold when the activity has to be finished.
            late[i] = late[i].saturating_sub(activities[i].duration);
            free[i] = free[i].saturating_sub(finish(i));
            for &before in &activities[i].after {
                late[before] = late[before].min(late[i]);
                free[before] = free[before].min(early[i]);
            }
        }
        Ok(Self { early, late, free, end })
    }
}

/// Every activity after those it waits for.
fn order(problem: &Problem) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let activities = &problem.activities;
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); activities.len()];
    let mut waits: Vec<usize> = activities.iter().map(|a| a.after.len()).collect();
    for (i, activity) in activities.iter().enumerate() {
        for before in &activity.after {
            followers.get_mut(*before).ok_or_else(|| unusable(&activity.name))?.push(i);
        }
    }
    let mut order: Vec<usize> = (0..activities.len()).filter(|i| waits[*i] == 0).collect();
    let mut at = 0;
    while let Some(&ready) = order.get(at) {
        at += 1;
        for &follower in &followers[ready] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                order.push(follower);
            }
        }
    }
    match (0..activities.len()).find(|i| waits[*i] > 0) {
        Some(stuck) => Err(unusable(&activities[stuck].name)),
        None => Ok(order),
    }
}

fn unusable(name: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::new(
        Severity::Error,
        "levelling.circle",
        format!("“{name}” waits for itself through others, or for an activity that does not exist."),
        "Correct the list of successors.",
    )]
}

fn row(problem: &Problem, dates: &Dates, levelled: Option<&Levelled>, i: usize) -> ReportTask {
    let activity = &problem.activities[i];
    let at = |period: u32| Moment::Period(period.into());
    let until = |period: u32| Moment::Period(i64::from(period) + i64::from(activity.duration));
    let (early, late) = (dates.early[i], dates.late[i]);
    ReportTask {
        id: (i + 1).to_string(),
        source_id: (i + 1).to_string(),
        name: activity.name.clone(),
        early_start: at(early),
        early_finish: until(early),
        late_start: at(late),
        late_finish: until(late),
        total_float: i64::from(late) - i64::from(early),
        free_float: dates.free[i].into(),
        critical: late == early,
        start: at(early),
        finish: until(early),
        levelled_start: levelled.map(|plan| at(plan.starts[i])),
        levelled_finish: levelled.map(|plan| until(plan.starts[i])),
    }
}

/// Activities that start later than their links would let them, with the resource that was taken until then.
fn moves(problem: &Problem, dates: &Dates, plan: &Levelled) -> Vec<Move> {
    let moved = (0..plan.starts.len()).filter(|i| plan.starts[*i] > dates.early[*i]);
    let told = |i: usize| Move {
        id: (i + 1).to_string(),
        name: problem.activities[i].name.clone(),
        from: Moment::Period(dates.early[i].into()),
        to: Moment::Period(plan.starts[i].into()),
        reason: reason(problem, plan, i),
    };
    moved.map(told).collect()
}

/// Why it does not start a period earlier: what it follows, or who has what it needs.
fn reason(problem: &Problem, plan: &Levelled, i: usize) -> String {
    let (activities, start) = (&problem.activities, plan.starts[i]);
    let ends = |b: usize| plan.starts[b] + activities[b].duration;
    if let Some(before) = activities[i].after.iter().find(|b| ends(**b) == start) {
        return format!("It follows “{}”, which ends then.", activities[*before].name);
    }
    let need = |a: usize, r: usize| activities[a].needs.get(r).copied().unwrap_or(0);
    let shares = |b: usize| (0..problem.capacities.len()).find(|r| need(i, *r) > 0 && need(b, *r) > 0);
    let ending = (0..activities.len()).filter(|b| *b != i && activities[*b].duration > 0 && ends(*b) == start);
    match ending.filter_map(|b| Some((b, shares(b)?))).next() {
        Some((b, resource)) => format!("Resource {} is taken by “{}” until then.", resource + 1, activities[b].name),
        None => "Placed there so that others can be sooner.".to_owned(),
    }
}

fn not_levelled() -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "schedule.not_levelled",
        "These are the periods of links alone; how much there is of each resource was not looked at.",
        "Ask for --level to have a plan that fits the resources.",
    )
}
