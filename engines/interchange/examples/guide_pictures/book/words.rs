//! The worked examples of the guide's text: the engine's answers in small tables, word for word what the page shows.

use jiff::ToSpan;
use jiff::civil::DateTime;
use kernel::Diagnostic;
use scheduling::resources::{Binding, Outlook, credible};
use scheduling::risk::Swing;
use scheduling::{Network, ProgressRule, Schedule, at_stake, impact, in_days, schedule};

use super::chances::outlook;
use super::jobs::{DAY, MONDAY, at, delivered, fence, marked, promise_asked, promised, two_jobs, under_way};
use super::levelling::proposal;

/// By name of the example.
pub fn examples() -> [(&'static str, String); 8] {
    [
        ("links", links()),
        ("float", float()),
        ("slip", slip()),
        ("gates", gates()),
        ("progress", progress()),
        ("levelling", levelling()),
        ("risk", risk()),
        ("promise", promise()),
    ]
}

/// The delivery comes later: what moves, and what it costs.
fn links() -> String {
    let (soon, late) = (delivered(at(5, 7, 8)), delivered(at(5, 12, 8)));
    let (before, after) = (schedule(&soon), schedule(&late));
    let moved = impact(&before, &after);
    let mut rows = vec![["task", "panels come Thu 7 May", "panels come Tue 12 May"].map(str::to_owned).to_vec()];
    for (task, dates) in soon.tasks.iter().zip(&before.tasks) {
        let now = moved.moved.iter().find(|m| m.id == dates.id);
        let now = now.map_or("stays".to_owned(), |m| span(m.start_after, m.finish_after));
        rows.push(vec![task.title().to_owned(), span(dates.start, dates.finish), now]);
    }
    let held: Vec<String> = at_stake(&late)
        .iter()
        .map(|stake| format!("{} costs the project {}.\n", stake.label, in_days(stake.minutes, DAY)))
        .collect();
    format!("{}\n{}", aligned(&rows), held.concat())
}

fn float() -> String {
    let network = fence();
    let mut rows = vec![["task", "when", "total float", "free float"].map(str::to_owned).to_vec()];
    for (task, dates) in network.tasks.iter().zip(&schedule(&network).tasks) {
        let total = if dates.critical { "none: critical".to_owned() } else { spare(dates.total_float) };
        rows.push(vec![task.title().to_owned(), span(dates.start, dates.finish), total, spare(dates.free_float)]);
    }
    aligned(&rows)
}

/// Against a promise: a day to spare, then a day short.
fn slip() -> String {
    let (soon, late) = (promised(fence()), promised(delivered(at(5, 12, 8))));
    let (before, after) = (schedule(&soon), schedule(&late));
    let mut rows = vec![["task", "float", "float when panels come Tue 12 May"].map(str::to_owned).to_vec()];
    for (i, task) in soon.tasks.iter().enumerate() {
        let (was, is) = (before.tasks[i].total_float, after.tasks[i].total_float);
        rows.push(vec![task.title().to_owned(), signed(was), signed(is)]);
    }
    format!("{}\n{}", aligned(&rows), told(&after, "schedule.finish_missed"))
}

fn gates() -> String {
    let (good, late) = (marked(MONDAY), marked(at(5, 11, 8)));
    let answer = schedule(&good);
    let gate = &answer.gates[0];
    let until = gate.expires.map_or("never".to_owned(), |at| day(at.saturating_sub(1.minute())));
    let terms = format!(
        "Utility locate: good from {} to {until}. Set posts: {}.\n",
        day(gate.opens),
        day(answer.tasks[0].start)
    );
    format!("{terms}\nThe crew comes a week later:\n{}", told(&schedule(&late), "gate.expires_before_work"))
}

fn progress() -> String {
    let retained = under_way();
    let over = Network { progress_rule: ProgressRule::ProgressOverride, ..retained.clone() };
    let mut rows = vec![["task", "as planned", "as it stands on Fri 8 May"].map(str::to_owned).to_vec()];
    let (plan, answer) = (schedule(&fence()), schedule(&retained));
    for (i, task) in retained.tasks.iter().enumerate() {
        let (was, is) = (&plan.tasks[i], &answer.tasks[i]);
        let mut now = span(is.start, is.finish);
        if task.progress.actual_finish.is_some() {
            now.push_str(", done");
        } else if let Some(resume) = is.resume {
            now = format!("began {}, goes on {}", day(is.start), span(resume, is.finish));
        }
        rows.push(vec![task.title().to_owned(), span(was.start, was.finish), now]);
    }
    let finishes = format!(
        "Retained logic: done {}. Progress override: done {}.\n",
        day(answer.finish),
        day(schedule(&over).finish)
    );
    format!("{}\n{finishes}", aligned(&rows))
}

fn levelling() -> String {
    let (network, pool) = two_jobs();
    let (alone, plan) = (schedule(&network), proposal(&network, &pool));
    let mut text = format!("By links alone: done {}. Levelled: done {}.\n", day(alone.finish), day(plan.finish));
    for delay in &plan.moves {
        let job = if delay.id.starts_with("elm") { "Elm St" } else { "Oak Ave" };
        text += &format!(
            "{job}: {} moves from {} to {}.\n  {}\n",
            delay.name,
            day(delay.from),
            day(delay.to),
            delay.reason
        );
    }
    let proof = if plan.proved_optimal { "Proved: no plan" } else { "No plan" };
    text + &format!("{proof} with this crew is done before {}.\n", day(plan.lower_bound))
}

fn risk() -> String {
    let (shared, apart) = (outlook(true), outlook(false));
    let finish = &shared.finish;
    let percent = |share: f64| format!("{:.0} of 100", 100.0 * share);
    let mut text = format!(
        "Planned {}: made in {}.\nP50: {}. P80: {}.\n",
        day(finish.planned),
        percent(finish.planned_probability),
        day(finish.p50),
        day(finish.p80)
    );
    for promise in &shared.promises {
        text += &format!("Promised {}: made in {}.\n", day(promise.by), percent(promise.probability));
    }
    let network = fence();
    let title = |id: &str| network.tasks.iter().find(|t| t.id == id).map_or("", |t| t.title());
    let often = shared.tasks.iter().map(|t| format!("{} {:.0} %", title(&t.id), 100.0 * t.criticality));
    text += &format!("On the path that decides: {}.\n", often.collect::<Vec<_>>().join(", "));
    if let Some(bar) = shared.tornado.first() {
        let what = match &bar.what {
            Swing::Factor { name } => name.clone(),
            Swing::Task { id } => title(id).to_owned(),
        };
        let apart = in_days(bar.swing.round() as i64, DAY);
        text += &format!(
            "{what} moves the finish most: from {} to {}, {apart}.\n",
            day(bar.finish_at_p10),
            day(bar.finish_at_p90)
        );
    }
    let spread = |o: &scheduling::risk::Outlook| format!("P10 {}, P90 {}", moment(o.finish.p10), moment(o.finish.p90));
    text + &format!("One weather for all tasks: {}.\nA weather for each task: {}.\n", spread(&shared), spread(&apart))
}

fn promise() -> String {
    let (crew, pipeline, job) = promise_asked();
    let found = credible(&Outlook { calendars: &[], resources: &[crew], pipeline: &pipeline, job: &job }, 10_000, 1);
    let mut text = format!(
        "{}, four days of Crew B:\nIf nothing else is won: {}.\nHalf of the time by {}. Eight times of ten by {}.\n",
        job.name,
        span(found.start.earliest, found.finish.earliest),
        day(found.finish.p50),
        day(found.finish.p80)
    );
    for binding in &found.bindings {
        let what = match binding {
            Binding::Resource { name, .. } => name,
            Binding::NotBefore { label, .. } => label,
        };
        text += &format!("{what} keeps it from being done {} sooner.\n", in_days(binding.minutes(), DAY));
    }
    text
}

fn told(answer: &Schedule, code: &str) -> String {
    let found = answer.diagnostics.iter().filter(|d| d.code == code);
    found.map(|Diagnostic { cause, cure, .. }| format!("{cause}\n{cure}\n")).collect()
}

fn spare(minutes: i64) -> String {
    if minutes == 0 { "none".to_owned() } else { in_days(minutes, DAY) }
}

fn signed(minutes: i64) -> String {
    if minutes < 0 { format!("−{}", in_days(minutes, DAY)) } else { spare(minutes) }
}

fn day(at: DateTime) -> String {
    at.strftime("%a %-d %b").to_string()
}

fn moment(at: DateTime) -> String {
    at.strftime("%a %-d %b %H:%M").to_string()
}

/// One day, or from one to another.
fn span(from: DateTime, to: DateTime) -> String {
    if from.date() == to.date() { day(from) } else { format!("{} to {}", day(from), day(to)) }
}

fn aligned(rows: &[Vec<String>]) -> String {
    let width = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(c, cell)| format!("{cell:width$}", width = width(c)));
        format!("{}\n", cells.collect::<Vec<_>>().join("   ").trim_end())
    };
    rows.iter().map(line).collect()
}
