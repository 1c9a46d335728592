//! Networks of any size to measure with: the same seed makes the same network.

use jiff::civil::Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
use jiff::civil::{DateTime, datetime};
use kernel::{Shift, Week, WorkCalendar, us_federal_holidays};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduling::{Link, LinkKind, Network, Task};

const START: DateTime = datetime(2026, 1, 5, 8, 0, 0, 0);

fn with_holidays(calendar: WorkCalendar) -> WorkCalendar {
    calendar.with_days_off((2026..2040).flat_map(us_federal_holidays)).expect("holidays are days")
}

/// One calendar; every task follows about two of the sixty before it.
pub fn random(tasks: usize, seed: u64) -> Network {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut network = Network::new(START, with_holidays(WorkCalendar::standard()));
    for i in 0..tasks {
        network.tasks.push(Task::new(format!("t{i}"), format!("Task {i}"), rng.random_range(1..=10) * 240));
        for _ in 0..if i == 0 { 0 } else { 2 } {
            let from = rng.random_range(i.saturating_sub(60)..i);
            let mut link = Link::new(format!("t{from}"), format!("t{i}"));
            if rng.random_bool(0.2) {
                link = link.kind(LinkKind::StartStart).lag(480);
            } else if rng.random_bool(0.1) {
                link = link.lag(240);
            }
            network.links.push(link);
        }
    }
    network
}

/// The same on three calendars by turns, with a summary around every fifty tasks and one around every twenty of those.
pub fn with_summaries(tasks: usize, seed: u64) -> Network {
    let mut network = random(tasks, seed);
    let mut rng = StdRng::seed_from_u64(seed + 1);
    let hours = |from: u16, to: u16| Shift::new(from * 60, to * 60).expect("a day's hours are in order");
    let mut week = Week::of([Monday, Tuesday, Wednesday, Thursday, Friday], &[hours(7, 11), hours(12, 16)]);
    week.saturday = vec![hours(7, 12)];
    let six_days = WorkCalendar::new("Six days", week, Vec::new()).expect("the week is in order");
    network.calendars.extend([with_holidays(six_days), WorkCalendar::round_the_clock()]);
    for (i, task) in network.tasks.iter_mut().enumerate() {
        task.calendar = Some([0, 0, 0, 0, 1, 1, 2][rng.random_range(0..7)]);
        task.parent = Some(format!("phase {}", i / 50));
    }
    for phase in 0..tasks.div_ceil(50) {
        network.tasks.push(Task::summary(format!("phase {phase}"), "Phase").inside(format!("part {}", phase / 20)));
    }
    for part in 0..tasks.div_ceil(1_000) {
        network.tasks.push(Task::summary(format!("part {part}"), "Part"));
    }
    network
}

/// Each task follows the one before it.
pub fn chain(tasks: usize) -> Network {
    let mut network = Network::new(START, WorkCalendar::standard());
    for i in 0..tasks {
        network.tasks.push(Task::new(format!("t{i}"), String::new(), 60));
        if i > 0 {
            network.links.push(Link::new(format!("t{}", i - 1), format!("t{i}")));
        }
    }
    network
}
