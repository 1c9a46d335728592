//! A fence as bars with their links: what is critical, and how far the rest can slip.

use scheduling::{Schedule, TaskDates, in_days, schedule};

use super::canvas::{Anchor, CRITICAL, Canvas, INK, MARGIN, PALE, PLAIN, QUIET};
use super::days::Days;
use super::jobs::{DAY, MONDAY, fence};

const TOP: f64 = 120.0;
const ROW: f64 = 36.0;
const BAR: f64 = 20.0;
/// What the words of a tail need, in any font.
const ROOM: f64 = 120.0;

pub fn picture() -> String {
    let network = fence();
    let answer = schedule(&network);
    let rows = network.tasks.len() as f64;
    let mut canvas = Canvas::new(
        TOP + rows * ROW + 56.0,
        "A fence, and what can wait",
        "Red decides the finish. A pale tail is how far a task can slip before the finish does.",
    );
    let days = Days::new(MONDAY.date(), answer.finish.date(), 156.0);
    days.draw(&mut canvas, TOP, TOP + rows * ROW);
    links(&mut canvas, &days, &answer);
    for (row, (task, dates)) in network.tasks.iter().zip(&answer.tasks).enumerate() {
        canvas.text(MARGIN, middle(row) + 4.5, task.title(), Anchor::Start, INK);
        bar(&mut canvas, &days, row, dates);
    }
    legend(&mut canvas, TOP + rows * ROW + 32.0);
    canvas.finished()
}

fn middle(row: usize) -> f64 {
    TOP + ROW * (row as f64 + 0.5)
}

fn bar(canvas: &mut Canvas, days: &Days, row: usize, dates: &TaskDates) {
    let (start, finish, late) = (days.x(dates.start), days.x(dates.finish), days.x(dates.late_finish));
    let top = middle(row) - BAR / 2.0;
    if late > finish {
        canvas.bar((finish - 6.0, top + 0.5), (late - finish + 4.0, BAR - 1.0), PALE, Some(PLAIN));
        let spare = format!("{} to spare", in_days(dates.total_float, DAY));
        let (x, anchor) =
            if late - finish > ROOM { ((finish + late) / 2.0, Anchor::Middle) } else { (late + 8.0, Anchor::Start) };
        canvas.text(x, middle(row) + 4.5, &spare, anchor, INK);
    }
    let colour = if dates.critical { CRITICAL } else { PLAIN };
    canvas.bar((start + 1.5, top), (finish - start - 3.0, BAR), colour, None);
}

fn links(canvas: &mut Canvas, days: &Days, answer: &Schedule) {
    let network = fence();
    let place = |id: &str| network.tasks.iter().position(|t| t.id == id).unwrap_or_default();
    for link in &network.links {
        let (from, to) = (place(&link.from), place(&link.to));
        let (x, to_x) = (days.x(answer.tasks[from].finish) - 12.0, days.x(answer.tasks[to].start) + 1.0);
        canvas.arrow((x, middle(from)), (to_x, middle(to)));
        if link.lag != scheduling::Lag::default() {
            canvas.text((x + to_x) / 2.0, middle(to) - 6.0, "concrete cures", Anchor::Middle, QUIET);
        }
    }
}

fn legend(canvas: &mut Canvas, y: f64) {
    let mut x = MARGIN;
    for (fill, stroke, words, width) in [
        (CRITICAL, None, "critical: nothing to spare", 214.0),
        (PLAIN, None, "not critical", 128.0),
        (PALE, Some(PLAIN), "total float: how far it can slip", 0.0),
    ] {
        canvas.bar((x, y - 10.0), (22.0, 12.0), fill, stroke);
        canvas.text(x + 30.0, y, words, Anchor::Start, QUIET);
        x += width;
    }
}
