//! What the dates mean for each gate: whether it holds work up, whether it outlives it, and when to ask for it.

use jiff::civil::{Date, DateTime};
use kernel::Diagnostic;
use kernel::calendar::from_minute;

use super::complaints;
use super::days::{Days, shifted};
use super::opening::{behind, expires, lead, midnight, opens, today};
use super::{Covers, Gate, GateDates, Validity};
use crate::forward::{self, Early, Ignoring};
use crate::job::Status;
use crate::plan::Plan;
use crate::schedule::{Driver, TaskDates};
use crate::words::whole_days;

/// One answer for each gate of the network, in its order, and what there is to say about them.
pub(crate) fn answer(plan: &Plan<'_>, early: &Early, tasks: &[TaskDates]) -> (Vec<GateDates>, Vec<Diagnostic>) {
    let (mut told, mut said) = (Vec::with_capacity(plan.network.gates.len()), Vec::new());
    for gate in &plan.network.gates {
        let view = View::new(plan, early, tasks, gate);
        told.push(view.dates());
        said.extend(view.expires_before_work());
        said.extend(view.holds_up());
    }
    (told, said)
}

/// One gate among the dates.
struct View<'p> {
    plan: &'p Plan<'p>,
    early: &'p Early,
    tasks: &'p [TaskDates],
    gate: &'p Gate,
    lead: Days<'p>,
    opens: Date,
    expires: Option<DateTime>,
    /// Tasks with work of their own behind it that are not done.
    behind: Vec<usize>,
    /// The early dates as they would be without it, where they would differ.
    without: Option<Early>,
}

impl<'p> View<'p> {
    fn new(plan: &'p Plan<'p>, early: &'p Early, tasks: &'p [TaskDates], gate: &'p Gate) -> Self {
        let opens = opens(&plan.network, gate);
        let left = |t: &usize| !plan.is_effort(*t) && !plan.jobs[*t].is_done();
        let behind: Vec<usize> = behind(&plan.network, &plan.parents, gate).into_iter().filter(left).collect();
        let is_mine = |source: &Option<String>| source.as_deref() == Some(gate.id.as_str());
        let decides = |t: &usize| matches!(&tasks[*t].driver, Driver::NotBefore { source, .. } if is_mine(source));
        let without = || forward::pass(plan, Ignoring(Some(&|hold| is_mine(&hold.source))));
        Self {
            plan,
            early,
            tasks,
            gate,
            lead: lead(&plan.network, gate),
            opens,
            expires: gate.validity.filter(|_| gate.is_under_way()).map(|validity| expires(opens, validity)),
            without: behind.iter().any(decides).then(without),
            behind,
        }
    }

    fn open(&self) -> impl Iterator<Item = usize> + '_ {
        self.behind.iter().copied().filter(|t| self.plan.status(*t) == Status::Open)
    }

    /// When a task could begin if this gate did not hold it. Work that is put off because nothing waits for it does not
    /// need the gate sooner.
    fn needed(&self, task: usize) -> DateTime {
        let dates = &self.tasks[task];
        match &self.without {
            Some(without) if dates.start == dates.early_start || without.end < self.early.end => {
                from_minute(without.start[task])
            }
            _ => dates.start,
        }
    }

    fn dates(&self) -> GateDates {
        let first = self.open().min_by_key(|t| (self.tasks[*t].start, &self.tasks[*t].id));
        let needed = self.open().map(|t| self.needed(t).date()).min();
        let calendar = self.plan.project_calendar();
        let slack = |day| calendar.work_between(midnight(self.opens), midnight(day));
        GateDates {
            id: self.gate.id.clone(),
            opens: midnight(self.opens),
            expires: self.expires,
            first_task: first.map(|t| self.tasks[t].id.clone()),
            first_start: first.map(|t| self.tasks[t].start),
            slack_days: needed.map(|day| whole_days(slack(day), calendar.day_minutes())),
            costs: self.costs(),
            ask_by: needed.map(|day| self.lead.last_request(day)),
            ask_from: self.gate.validity.and_then(|v| self.behind.iter().filter_map(|t| self.ask_from(v, *t)).max()),
        }
    }

    fn costs(&self) -> i64 {
        let calendar = self.plan.project_calendar();
        self.without.as_ref().map_or(0, |w| calendar.reading(self.early.end) - calendar.reading(w.end))
    }

    /// The first day to ask so that the gate still holds good for a task; nothing if it need not hold good for it.
    fn ask_from(&self, validity: Validity, task: usize) -> Option<Date> {
        let last_day = match validity.covers {
            Covers::Start if self.plan.status(task) != Status::Open => return None,
            Covers::Start => self.tasks[task].start.date(),
            Covers::Finish => last_day(self.tasks[task].finish),
        };
        Some(self.lead.first_request(shifted(last_day, 1 - validity.days.max(1))))
    }

    fn outlives(&self, task: usize, validity: Validity, expires: DateTime) -> bool {
        match validity.covers {
            Covers::Start => self.plan.status(task) != Status::Open || self.tasks[task].start < expires,
            Covers::Finish => self.tasks[task].finish <= expires,
        }
    }

    fn expires_before_work(&self) -> Option<Diagnostic> {
        let (validity, expires) = self.gate.validity.zip(self.expires)?;
        let uncovered = self.behind.iter().copied().filter(|t| !self.outlives(*t, validity, expires));
        let task = uncovered.min_by_key(|t| (self.tasks[*t].start, &self.tasks[*t].id))?;
        let window = complaints::Window {
            from: self.ask_from(validity, task)?.max(today(&self.plan.network)),
            by: self.lead.last_request(self.needed(task).date()),
            today: today(&self.plan.network),
        };
        let last = last_day(expires);
        Some(complaints::expires_before_work(self.gate, self.opens, last, self.subject(task), window))
    }

    fn holds_up(&self) -> Option<Diagnostic> {
        let costs = self.costs();
        let task = self.open().filter(|t| self.needed(*t) < self.tasks[*t].start);
        let task = task.min_by_key(|t| (self.needed(*t), &self.tasks[*t].id)).filter(|_| costs > 0)?;
        let day = self.plan.project_calendar().day_minutes();
        Some(complaints::holds_up(self.gate, self.opens, self.subject(task), self.needed(task), (costs, day)))
    }

    fn subject(&self, task: usize) -> complaints::Subject<'p, 'p> {
        complaints::Subject { task: &self.plan.network.tasks[task], dates: &self.tasks[task] }
    }
}

/// The day on which something ends; what ends at midnight ends on the day before.
fn last_day(end: DateTime) -> Date {
    if end == midnight(end.date()) { shifted(end.date(), -1) } else { end.date() }
}
