//! A thousand fences: when they were done, and what moved them most.

use jiff::ToSpan;
use jiff::civil::DateTime;
use kernel::WorkCalendar;
use scheduling::risk::{Bar, DatePoint, Outlook, Swing, simulate};

use super::canvas::{Anchor, CRITICAL, Canvas, INK, MARGIN, PLAIN, QUIET, RULE, SECOND, WIDTH};
use super::jobs::{DAY, MONDAY, calendar, fence, promised, risk};

pub const RUNS: u32 = 10_000;

/// The promised fence, simulated.
pub fn outlook(shared_weather: bool) -> Outlook {
    simulate(&promised(fence()), &risk(shared_weather), RUNS, 1, |_| true).expect("there are runs")
}

/// Working days across a picture.
struct Axis {
    calendar: WorkCalendar,
    from: i64,
    to: i64,
    left: f64,
    right: f64,
}

impl Axis {
    fn new(first: DateTime, last: DateTime, left: f64, right: f64) -> Self {
        let calendar = calendar();
        let (from, to) = (calendar.work_between(MONDAY, first), calendar.work_between(MONDAY, last));
        Self { from: from.div_euclid(DAY), to: (to + DAY - 1).div_euclid(DAY), calendar, left, right }
    }

    fn x(&self, at: DateTime) -> f64 {
        let days = self.calendar.work_between(MONDAY, at) as f64 / DAY as f64 - self.from as f64;
        self.left + days * (self.right - self.left) / (self.to - self.from).max(1) as f64
    }

    /// A rule at the end of each working day, named by it; every other one where they are many.
    fn draw(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        let each = 1 + (self.to - self.from) / 9;
        for day in (self.from..=self.to).step_by(each as usize) {
            let Ok(at) = self.calendar.add_work(MONDAY, day * DAY) else { continue };
            let x = self.x(at);
            canvas.line((x, top), (x, bottom), RULE, false);
            canvas.text(x, bottom + 20.0, &at.strftime("%a %-d").to_string(), Anchor::Middle, QUIET);
        }
    }
}

pub fn curve() -> String {
    let outlook = outlook(true);
    let (finish, top, bottom) = (&outlook.finish, 96.0, 336.0);
    let mut canvas = Canvas::new(
        392.0,
        "When the fence is done",
        "10,000 simulated fences: how many of a hundred are done by the end of a day in May.",
    );
    let seen = |p: &&DatePoint| p.cumulative < 0.999;
    let last = finish.curve.iter().take_while(seen).last().map_or(finish.p90, |p| p.at);
    let begins = finish.planned.saturating_sub(2.days());
    let axis = Axis::new(begins, last, 72.0, WIDTH - MARGIN - 16.0);
    axis.draw(&mut canvas, top, bottom);
    let y = |share: f64| bottom - share * (bottom - top);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        canvas.line((72.0, y(share)), (WIDTH - MARGIN - 16.0, y(share)), RULE, false);
        canvas.text(62.0, y(share) + 4.5, &format!("{:.0}", 100.0 * share), Anchor::End, QUIET);
    }
    let points = finish.curve.iter().map(|p| (axis.x(p.at), y(p.cumulative)));
    let points: Vec<(f64, f64)> = points.filter(|(x, _)| axis.left <= *x && *x <= axis.right).collect();
    canvas.curve(&points, bottom);
    let share = finish.planned_probability;
    let marks = [
        (
            finish.planned,
            share,
            "Planned",
            format!("{}: {:.0} of 100", finish.planned.strftime("%a %-d"), 100.0 * share),
            CRITICAL,
        ),
        (finish.p50, 0.5, "P50", day(finish.p50), SECOND),
        (finish.p80, 0.8, "P80", day(finish.p80), SECOND),
    ];
    for (at, share, name, words, colour) in marks {
        let (x, y) = (axis.x(at), y(share));
        canvas.line((x, y), (x, bottom), colour, true);
        canvas.dot((x, y), colour);
        canvas.strong(x - 12.0, y - 20.0, name, Anchor::End, colour);
        canvas.text(x - 12.0, y - 4.0, &words, Anchor::End, INK);
    }
    canvas.finished()
}

pub fn tornado() -> String {
    const MOST: usize = 5;
    const ROW: f64 = 44.0;
    let (outlook, network) = (outlook(true), fence());
    let bars: Vec<&Bar> = outlook.tornado.iter().take(MOST).collect();
    let top = 84.0;
    let bottom = top + ROW * bars.len() as f64;
    let mut canvas = Canvas::new(
        bottom + 60.0,
        "What moves the finish most",
        "Left: the finish when this one thing goes well. Right: when it goes badly. A line is the end of a day.",
    );
    let ends = || bars.iter().flat_map(|b| [b.finish_at_p10, b.finish_at_p90]);
    let first = ends().min().unwrap_or(MONDAY).min(outlook.finish.planned);
    let last = ends().max().unwrap_or(MONDAY);
    let axis = Axis::new(first, last, 210.0, WIDTH - MARGIN - 78.0);
    axis.draw(&mut canvas, top, bottom);
    for (row, bar) in bars.iter().enumerate() {
        let middle = top + ROW * (row as f64 + 0.5);
        let name = match &bar.what {
            Swing::Factor { name } => name.as_str(),
            Swing::Task { id } => network.tasks.iter().find(|t| t.id == *id).map_or(id.as_str(), |t| t.title()),
        };
        canvas.text(MARGIN, middle + 4.5, name, Anchor::Start, INK);
        let (low, high) = (bar.finish_at_p10.min(bar.finish_at_p90), bar.finish_at_p10.max(bar.finish_at_p90));
        let (from, to) = (axis.x(low), axis.x(high));
        canvas.bar((from, middle - 11.0), (to - from, 22.0), PLAIN, None);
        let apart = scheduling::in_days(bar.swing.round() as i64, DAY);
        canvas.strong(to + 10.0, middle + 4.5, &apart, Anchor::Start, INK);
    }
    canvas.finished()
}

fn day(at: DateTime) -> String {
    at.strftime("%a %-d May").to_string()
}
