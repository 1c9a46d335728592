//! Work on a job, day by day on the company's wall clock, as the schedule has it and until the story ends: papers are
//! cleared, material comes, hours are clocked, tasks are ticked off.

use anyhow::Result;
use crew::time::{self, ClockIn, ClockOut};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, time as at_time},
};
use kernel::WorkCalendar;
use platform::Act;
use projects::{
    deliveries::{self, Delivery, DeliveryChange, DeliveryState, Receipt},
    gates::{self, Gate, GateChange, GateKind},
    projects::{Project, ProjectId},
    tasks::{self, Progress, Task, TaskKind},
};

use super::{
    Teller,
    contract::{instant, local},
    diary,
    staff::{Cast, Crew, by},
};

pub struct Site<'a> {
    pub cast: &'static Cast,
    pub crew: &'a Crew,
    pub calendar: &'a WorkCalendar,
    pub project: Project,
    /// Which job of the story it is; decides what is special about it.
    pub n: usize,
    /// Whether photos and notes are told too.
    pub told: bool,
}

enum Next {
    Clear(Gate),
    Receive(Delivery),
    Tick(Task),
}

impl Site<'_> {
    fn id(&self) -> ProjectId {
        self.project.id
    }

    /// The supplier names days that fit the work; on some jobs one of them slips later.
    pub async fn promise(&self, t: &Teller) -> Result<()> {
        let (id, cast, calendar) = (self.id(), self.cast, self.calendar.clone());
        let late = self.n % 13 == 4;
        t.platform
            .act(&cast.manager, move |act| {
                let all = deliveries::of_project(act, id)?;
                let last = all.last().map(|d| d.id);
                for delivery in &all {
                    let before = delivery.needed_by.map(|day| work_day_before(&calendar, day));
                    let fits = before.map_or(delivery.expected_on, |day| day.max(delivery.expected_on));
                    let slips = late && Some(delivery.id) == last && all.len() > 1;
                    let day = if slips { fits.saturating_add(6.days()) } else { fits };
                    let change = DeliveryChange { promised_on: Some(day).into(), ..Default::default() };
                    deliveries::change(act, delivery.id, &change, delivery.version)?;
                }
                Ok(())
            })
            .await?;
        Ok(())
    }

    /// Everything that happens until now. Says when the crew is free again.
    pub async fn work(&self, t: &Teller) -> Result<Date> {
        let mut busy: [Option<DateTime>; 3] = [None; 3];
        let mut ticked = 0;
        while let Some((at, next)) = self.next(t).await? {
            if instant(at)? > t.now {
                if let Next::Tick(task) = next {
                    self.under_way(t, &task, &mut busy, ticked).await?;
                }
                break;
            }
            t.platform.clock().set(instant(at)?);
            match next {
                Next::Clear(gate) => self.clear(t, &gate).await?,
                Next::Receive(delivery) => self.receive(t, &delivery).await?,
                Next::Tick(task) => {
                    let at = self.slowed(at, &task, ticked)?;
                    if instant(at)? > t.now {
                        self.under_way(t, &task, &mut busy, ticked).await?;
                        break;
                    }
                    self.hours(t, &task, at, &mut busy, ticked).await?;
                    self.tick(t, &task, at).await?;
                    if self.told {
                        diary::tell(t, self, ticked, at).await?;
                    }
                    ticked += 1;
                }
            }
        }
        let id = self.id();
        let finish = t.platform.read(&t.who, move |q| tasks::of_project(q, id)).await?;
        let last = finish.iter().filter_map(|task| task.early_finish.as_deref()).max();
        Ok(last
            .and_then(|f| f.parse::<DateTime>().ok())
            .map_or(local(t.now)?.date(), |f| f.date())
            .saturating_add(3.days()))
    }

    /// What comes next by the calendar: a paper, a truck or the end of a task.
    async fn next(&self, t: &Teller) -> Result<Option<(DateTime, Next)>> {
        let id = self.id();
        let (gates, deliveries, tasks) = t
            .platform
            .read(&t.who, move |q| {
                Ok((gates::of_project(q, id)?, deliveries::of_project(q, id)?, tasks::of_project(q, id)?))
            })
            .await?;
        let papers = gates.into_iter().filter(|g| g.cleared_on.is_none() && g.kind != GateKind::Deposit);
        let papers = papers.map(|g| (g.expected_on.to_datetime(at_time(10, 5, 0, 0)), Next::Clear(g)));
        let trucks = deliveries.into_iter().filter(|d| d.received_on.is_none());
        let trucks = trucks
            .map(|d| (d.promised_on.unwrap_or(d.expected_on).to_datetime(at_time(7, 10, 0, 0)), Next::Receive(d)));
        let open = tasks.into_iter().filter(|task| task.kind != TaskKind::Summary && !task.is_done());
        let ends = open.filter_map(|task| Some((task.early_finish.as_deref()?.parse().ok()?, Next::Tick(task))));
        Ok(papers.chain(trucks).chain(ends).min_by_key(|(at, _)| *at))
    }

    /// On some jobs the second task takes a day and a half longer than planned.
    fn slowed(&self, at: DateTime, task: &Task, ticked: usize) -> Result<DateTime> {
        if self.n % 11 != 3 || ticked != 1 || task.kind != TaskKind::Task {
            return Ok(at);
        }
        self.calendar.add_work(at, 720).map_err(|e| anyhow::anyhow!("{e:?}"))
    }

    async fn clear(&self, t: &Teller, gate: &Gate) -> Result<()> {
        let (id, version) = (gate.id, gate.version);
        let cleared = GateChange { cleared: true.into(), ..Default::default() };
        t.platform.act(&self.cast.office, move |act| gates::change(act, id, &cleared, version).map(drop)).await?;
        Ok(())
    }

    async fn receive(&self, t: &Teller, delivery: &Delivery) -> Result<()> {
        let (id, version) = (delivery.id, delivery.version);
        let receipt =
            Receipt { state: DeliveryState::Received, received_on: None, note: String::new(), photo_file_id: None };
        t.platform
            .act(&self.cast.manager, move |act| deliveries::receive(act, id, &receipt, version).map(drop))
            .await?;
        Ok(())
    }

    async fn tick(&self, t: &Teller, task: &Task, at: DateTime) -> Result<()> {
        let (id, version, start) = (task.id, task.version, task.early_start.clone());
        let done = Progress {
            percent: Some(100),
            actual_start: start,
            actual_finish: Some(at.strftime("%Y-%m-%dT%H:%M").to_string()),
            ..Default::default()
        };
        t.platform.clock().set(instant(at)?);
        t.platform.act(&self.cast.manager, move |act| tasks::report(act, id, &done, version).map(drop)).await?;
        Ok(())
    }

    /// A task that has begun and is not done: as far as it was when work began today.
    async fn under_way(&self, t: &Teller, task: &Task, busy: &mut [Option<DateTime>; 3], k: usize) -> Result<()> {
        let now = local(t.now)?;
        let moment = |text: &Option<String>| text.as_deref().and_then(|m| m.parse::<DateTime>().ok());
        let (Some(start), Some(finish)) = (moment(&task.early_start), moment(&task.early_finish)) else {
            return Ok(());
        };
        if task.kind != TaskKind::Task || start > now {
            return Ok(());
        }
        let today = now.date().at(0, 0, 0, 0);
        self.hours(t, task, finish.min(today), busy, k).await?;
        let left = self.calendar.work_between(start.max(today), finish).clamp(30, task.duration_minutes.max(30));
        let done = Progress {
            percent: Some((100 - left * 100 / task.duration_minutes.max(1)).clamp(5, 95)),
            remaining_minutes: Some(left),
            actual_start: task.early_start.clone(),
            ..Default::default()
        };
        let (id, version) = (task.id, task.version);
        t.platform.clock().set(t.now);
        t.platform.act(&self.cast.manager, move |act| tasks::report(act, id, &done, version).map(drop)).await?;
        Ok(())
    }

    /// Two people's hours on a task, a day at a time: from nine tenths to twelve tenths of what was planned.
    async fn hours(
        &self,
        t: &Teller,
        task: &Task,
        until: DateTime,
        busy: &mut [Option<DateTime>; 3],
        k: usize,
    ) -> Result<()> {
        let Some(start) = task.early_start.as_deref().and_then(|m| m.parse::<DateTime>().ok()) else { return Ok(()) };
        if task.kind != TaskKind::Task {
            return Ok(());
        }
        let share = 90 + (self.n as i64 * 7 + k as i64 * 13) % 30;
        let mut clocked: Vec<(usize, Timestamp, Timestamp)> = Vec::new();
        let days = start.date().series(1.day()).take_while(|day| day.at(0, 0, 0, 0) < until);
        for day in days {
            let (from, to) = (start.max(day.at(0, 0, 0, 0)), until.min(day.at(23, 59, 0, 0)));
            let minutes = self.calendar.work_between(from, to) * share / 100;
            if minutes < 15 {
                continue;
            }
            let Ok(begin) = self.calendar.next_work(from) else { continue };
            for hand in [k % 3, (k + 1) % 3] {
                let begin = busy[hand].map_or(begin, |free| free.max(begin));
                let end = begin.checked_add(minutes.minutes())?;
                busy[hand] = Some(end);
                clocked.push((hand, instant(begin)?, instant(end)?));
            }
        }
        let (project, id, workers, cast, now) = (self.id(), task.id, self.crew.workers, self.cast, t.now);
        t.platform
            .act(&cast.manager, move |act| {
                clocked.iter().try_for_each(|(hand, begin, end)| {
                    clock(act, cast, project, id, workers[*hand], (*begin, *end), now)
                })
            })
            .await?;
        Ok(())
    }
}

/// One person's hours on one task on one day, approved the next morning unless that is within the last days.
fn clock(
    act: &Act<'_>,
    cast: &'static Cast,
    project: ProjectId,
    task: tasks::TaskId,
    worker: crew::workers::WorkerId,
    (begin, end): (Timestamp, Timestamp),
    now: Timestamp,
) -> platform::Result<()> {
    let start = ClockIn {
        project_id: Some(project.0),
        task_id: Some(task.0),
        visit_id: None,
        worker_id: Some(worker),
        device_time: None,
        note: String::new(),
    };
    let entry = time::clock_in(&by(act, &cast.manager, begin), &start)?;
    let stop = ClockOut { time_entry_id: Some(entry.id), worker_id: Some(worker), device_time: None, note: None };
    let entry = time::clock_out(&by(act, &cast.manager, end), &stop)?;
    if hours_after(end, 24 * 5) < now {
        time::approve(&by(act, &cast.manager, hours_after(end, 15)), entry.id, entry.version)?;
    }
    Ok(())
}

fn work_day_before(calendar: &WorkCalendar, day: Date) -> Date {
    let before = calendar.prev_work(day.at(0, 0, 0, 0)).map(|at| at.date());
    before.unwrap_or_else(|_| day.saturating_sub(1.day()))
}

/// So many hours later.
pub fn hours_after(at: Timestamp, hours: i64) -> Timestamp {
    at + SignedDuration::from_hours(hours)
}
