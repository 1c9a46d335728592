//! Two jobs and one crew: by links alone the crew is in two places, levelled it is not.

use jiff::ToSpan;
use jiff::civil::DateTime;
use scheduling::resources::{Levelling, level};
use scheduling::{Network, Schedule, TaskKind, schedule};

use super::canvas::{Anchor, CRITICAL, Canvas, INK, MARGIN, PALE, PLAIN, QUIET, SECOND, SECOND_PALE};
use super::days::Days;
use super::jobs::{MONDAY, two_jobs};

const ROW: f64 = 28.0;
const BAR: f64 = 18.0;
/// Heading and days above the rows of a half.
const HEAD: f64 = 72.0;

pub fn picture() -> String {
    let (network, pool) = two_jobs();
    let (before, proposal) = (schedule(&network), proposal(&network, &pool));
    let rows = network.tasks.iter().filter(|t| t.kind != TaskKind::Summary).count() as f64 + 1.0;
    let half = HEAD + rows * ROW;
    let mut canvas = Canvas::new(
        76.0 + 2.0 * half + 40.0,
        "Two jobs, one crew",
        "Levelling moves work until nobody is in two places. Dashed is where the links alone had it.",
    );
    let days = Days::new(MONDAY.date(), proposal.finish.date(), 196.0);
    let halves =
        [(&before, "By links alone: Crew B is in two places"), (&proposal.schedule, "Levelled: one place at a time")];
    for (i, (dates, head)) in halves.into_iter().enumerate() {
        let view =
            View { network: &network, before: &before, dates, days: &days, top: 76.0 + i as f64 * (half + 16.0) };
        view.draw(&mut canvas, head);
    }
    canvas.finished()
}

pub fn proposal(network: &Network, pool: &scheduling::resources::Pool) -> Levelling {
    level(network, pool, 1, |_| true)
}

struct View<'a> {
    network: &'a Network,
    before: &'a Schedule,
    dates: &'a Schedule,
    days: &'a Days,
    top: f64,
}

impl View<'_> {
    fn draw(&self, canvas: &mut Canvas, head: &str) {
        let rows = self.leaves().count();
        let top = self.top + HEAD;
        canvas.strong(MARGIN, self.top + 18.0, head, Anchor::Start, INK);
        self.days.draw(canvas, top, top + ROW * (rows + 1) as f64);
        for (row, task) in self.leaves().enumerate() {
            let job = self.network.tasks[task].parent.clone().unwrap_or_default();
            let colours = if job == "elm" { (PLAIN, PALE) } else { (SECOND, SECOND_PALE) };
            let title = self.network.tasks.iter().find(|t| t.id == job).map_or("", |t| t.title());
            let name = format!("{title}: {}", self.network.tasks[task].title());
            let middle = top + ROW * (row as f64 + 0.5);
            canvas.text(MARGIN, middle + 4.5, &name, Anchor::Start, INK);
            self.bar(canvas, middle, task, colours);
        }
        self.crew(canvas, top + ROW * (rows as f64 + 0.5));
    }

    fn leaves(&self) -> impl Iterator<Item = usize> {
        (0..self.network.tasks.len()).filter(|t| self.network.tasks[*t].kind != TaskKind::Summary)
    }

    fn bar(&self, canvas: &mut Canvas, middle: f64, task: usize, (colour, pale): (&str, &str)) {
        let (was, is) = (&self.before.tasks[task], &self.dates.tasks[task]);
        let mut draw = |from: f64, to: f64, fill: &str, stroke: Option<&str>| {
            canvas.bar((from + 1.5, middle - BAR / 2.0), (to - from - 3.0, BAR), fill, stroke);
        };
        if was.start != is.start {
            draw(self.days.x(was.start), self.days.x(was.finish), pale, Some(colour));
        }
        draw(self.days.x(is.start), self.days.x(is.finish), colour, None);
    }

    /// The crew's own row: on how many jobs it is, day by day.
    fn crew(&self, canvas: &mut Canvas, middle: f64) {
        canvas.strong(MARGIN, middle + 4.5, "Jobs of Crew B", Anchor::Start, INK);
        for (middle_of_day, noon) in self.workdays() {
            let on = self.leaves().map(|t| &self.dates.tasks[t]).filter(|t| t.start <= noon && noon < t.finish).count();
            if on > 0 {
                let colour = if on > 1 { CRITICAL } else { QUIET };
                canvas.strong(middle_of_day, middle + 4.5, &on.to_string(), Anchor::Middle, colour);
            }
        }
    }

    /// Where the middle of each working day is, and its noon.
    fn workdays(&self) -> impl Iterator<Item = (f64, DateTime)> {
        let last = self.dates.finish.date();
        let dates = MONDAY.date().series(1.day()).take_while(move |d| *d <= last);
        let working = dates.filter(|d| self.dates.calendar.is_work_day(*d));
        working.map(|d| (self.days.x(d.at(12, 30, 0, 0)), d.at(12, 0, 0, 0)))
    }
}
