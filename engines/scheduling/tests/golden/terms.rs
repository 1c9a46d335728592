//! What a case says of a task: its links, dates of its own, and progress.

use scheduling::{Constraint, Lag, LagCalendar, Link, LinkKind, NotBefore, Progress, Task};

use super::wording::{Dates, minutes};

/// `dig`, `dig SS+1d`, `pour FS+3ed` (elapsed days), `frame FF+50%`, `pour FS+2d on successor`.
pub fn link(text: &str, to: &str) -> Result<Link, String> {
    let (text, clock) = match text.trim().split_once(" on ") {
        Some((link, "successor")) => (link, LagCalendar::Successor),
        Some((link, "project")) => (link, LagCalendar::Project),
        Some((_, other)) => return Err(format!("no lag runs on “{other}”")),
        None => (text.trim(), LagCalendar::Predecessor),
    };
    let tied = text.rsplit_once(' ').and_then(|(from, tie)| Some((from, kind(tie.get(..2)?)?, &tie[2..])));
    let (from, kind, lag) = tied.unwrap_or((text, LinkKind::FinishStart, ""));
    let link = Link { lag_calendar: clock, ..Link::new(from, to).kind(kind) };
    if let Some(percent) = lag.strip_suffix('%') {
        let percent = percent.parse().map_err(|_| format!("“{lag}” is no percentage"))?;
        return Ok(Link { lag: Lag::Percent(percent), ..link });
    }
    match lag.strip_suffix("ed") {
        // An elapsed day has 24 hours.
        Some(days) => Ok(link.lag(minutes(&format!("{days}d"))? * 3).lag_on(LagCalendar::Elapsed)),
        None if lag.is_empty() => Ok(link),
        None => Ok(link.lag(minutes(lag)?)),
    }
}

fn kind(code: &str) -> Option<LinkKind> {
    let kinds = [LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish];
    kinds.into_iter().find(|kind| kind.code() == code)
}

/// Terms apart by `;`: `start no earlier than Fri 8 May 08:00`, `deadline ...`, `not before ...: Delivery`.
pub fn apply(task: &mut Task, text: &str, dates: Dates) -> Result<(), String> {
    for term in text.split(';').map(str::trim) {
        if term == "as late as possible" {
            task.constraint = Constraint::AsLateAsPossible;
        } else if let Some(at) = term.strip_prefix("deadline ") {
            task.deadline = Some(dates.moment(at)?);
        } else if let Some(hold) = term.strip_prefix("not before ") {
            let (at, label) =
                hold.split_once(": ").ok_or_else(|| format!("“{term}” does not say what it waits for"))?;
            task.not_before.push(NotBefore { at: dates.moment(at)?, label: label.to_owned(), source: None });
        } else {
            task.constraint = constraint(term, dates)?;
        }
    }
    Ok(())
}

fn constraint(term: &str, dates: Dates) -> Result<Constraint, String> {
    type Make = fn(jiff::civil::DateTime) -> Constraint;
    let kinds: [(&str, Make); 9] = [
        ("start no earlier than ", Constraint::StartNoEarlierThan),
        ("start no later than ", Constraint::StartNoLaterThan),
        ("finish no earlier than ", Constraint::FinishNoEarlierThan),
        ("finish no later than ", Constraint::FinishNoLaterThan),
        ("start on ", Constraint::StartOn),
        ("finish on ", Constraint::FinishOn),
        ("must start ", Constraint::MandatoryStart),
        ("must finish ", Constraint::MandatoryFinish),
        ("placed at ", Constraint::PlacedAt),
    ];
    let known = kinds.iter().find_map(|(words, make)| Some((term.strip_prefix(words)?, make)));
    let (at, make) = known.ok_or_else(|| format!("“{term}” is no term of a task"))?;
    Ok(make(dates.moment(at)?))
}

/// `began Mon 4 May 08:00`, with `, 3d left` if need be; `done Mon 4 May 08:00 to Tue 5 May 12:00`.
pub fn progress(text: &str, dates: Dates) -> Result<Progress, String> {
    if let Some(span) = text.strip_prefix("done ") {
        let (start, finish) =
            span.split_once(" to ").ok_or_else(|| format!("“{text}” does not say from when to when"))?;
        let (start, finish) = (dates.moment(start)?, dates.moment(finish)?);
        return Ok(Progress { actual_start: Some(start), actual_finish: Some(finish), remaining: None });
    }
    let began = text.strip_prefix("began ").ok_or_else(|| format!("“{text}” is no progress"))?;
    let (at, left) = began.split_once(", ").map_or((began, None), |(at, left)| (at, left.strip_suffix(" left")));
    let remaining = left.map(minutes).transpose()?;
    Ok(Progress { actual_start: Some(dates.moment(at)?), actual_finish: None, remaining })
}
