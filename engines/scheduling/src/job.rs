//! A task's own terms in minutes: what it asks for apart from its links. Small, so that the passes keep it at hand.

use kernel::WorkCalendar;
use kernel::calendar::to_minute;

use crate::network::{Constraint, Network, Task};

/// Before any bound.
pub(crate) const NEVER: i64 = i64::MIN;
/// After any bound.
pub(crate) const ALWAYS: i64 = i64::MAX;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    /// Begun; the job's work is what remains.
    Started {
        at: i64,
    },
    Done {
        start: i64,
        finish: i64,
    },
}

/// Where a date puts a task, whatever its links say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pin {
    Start(i64),
    Finish(i64),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Job {
    pub status: Status,
    /// Working minutes still to be placed.
    pub work: i64,
    /// Not before these; `NEVER` for none. The start counts only while the task is open.
    pub starts_from: i64,
    pub finishes_from: i64,
    /// Not after these; `ALWAYS` for none.
    pub starts_by: i64,
    pub finishes_by: i64,
    pub pin: Option<Pin>,
    /// The pin also holds the late dates.
    pub mandatory: bool,
    pub as_late_as_possible: bool,
    /// Deliveries, permits and the like are looked up in the network.
    pub has_holds: bool,
    /// A date that can be missed: a deadline or a constraint.
    pub has_dates: bool,
    /// It lasts as long as others do, and asks for nothing itself.
    pub effort: bool,
}

impl Job {
    pub fn new(network: &Network, task: &Task, calendar: &WorkCalendar, effort: bool) -> Self {
        let status = status(task, calendar);
        let open = status == Status::Open;
        let duration = task.duration.max(0);
        let mut job = Self {
            status,
            work: if open { duration } else { task.progress.remaining.unwrap_or(duration).max(0) },
            starts_from: if open { to_minute(network.start) } else { NEVER },
            finishes_from: NEVER,
            starts_by: ALWAYS,
            finishes_by: task.deadline.map_or(ALWAYS, to_minute),
            pin: None,
            mandatory: false,
            as_late_as_possible: false,
            has_holds: open && !task.not_before.is_empty(),
            has_dates: task.deadline.is_some()
                || !matches!(task.constraint, Constraint::AsSoonAsPossible | Constraint::AsLateAsPossible),
            effort,
        };
        if effort {
            (job.work, job.finishes_by, job.has_holds) = (0, ALWAYS, false);
            return job;
        }
        job.constrain(task.constraint, open);
        if let Some(data_date) = network.data_date {
            job.starts_from = job.starts_from.max(to_minute(data_date));
        }
        job
    }

    /// A start that has happened is neither early nor late any more.
    fn constrain(&mut self, constraint: Constraint, open: bool) {
        match constraint {
            Constraint::AsSoonAsPossible => {}
            Constraint::AsLateAsPossible => self.as_late_as_possible = open,
            Constraint::FinishNoEarlierThan(at) => self.finishes_from = to_minute(at),
            Constraint::FinishNoLaterThan(at) => self.finishes_by = self.finishes_by.min(to_minute(at)),
            Constraint::FinishOn(at) => {
                self.finishes_from = to_minute(at);
                self.finishes_by = self.finishes_by.min(to_minute(at));
            }
            _ if !open => {}
            Constraint::StartNoEarlierThan(at) => self.starts_from = self.starts_from.max(to_minute(at)),
            Constraint::StartNoLaterThan(at) => self.starts_by = to_minute(at),
            Constraint::StartOn(at) => {
                self.starts_from = self.starts_from.max(to_minute(at));
                self.starts_by = to_minute(at);
            }
            Constraint::MandatoryStart(at) => (self.pin, self.mandatory) = (Some(Pin::Start(to_minute(at))), true),
            Constraint::MandatoryFinish(at) => (self.pin, self.mandatory) = (Some(Pin::Finish(to_minute(at))), true),
            Constraint::PlacedAt(at) => self.pin = Some(Pin::Start(to_minute(at))),
        }
    }

    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    pub fn is_done(&self) -> bool {
        matches!(self.status, Status::Done { .. })
    }

    /// Where its pin puts it on the task's scale.
    pub fn pinned(&self, calendar: &WorkCalendar) -> Option<i64> {
        self.pin.map(|pin| match pin {
            Pin::Start(at) => scale(calendar, at, self.work, 0),
            Pin::Finish(at) => scale(calendar, at, self.work, self.work),
        })
    }
}

fn status(task: &Task, calendar: &WorkCalendar) -> Status {
    let started = task.progress.actual_start.map(to_minute);
    match (started, task.progress.actual_finish.map(to_minute)) {
        (start, Some(finish)) => {
            let begun = || calendar.start_before(finish, task.duration.max(0));
            Status::Done { start: start.or_else(begun).unwrap_or(finish).min(finish), finish }
        }
        (Some(at), None) => Status::Started { at },
        (None, None) => Status::Open,
    }
}

/// A bound on the scale on which a task is placed: its work clock, or plain minutes where there is no work.
pub(crate) fn scale(calendar: &WorkCalendar, bound: i64, work: i64, back: i64) -> i64 {
    if work == 0 { bound } else { calendar.reading(bound) - back }
}
