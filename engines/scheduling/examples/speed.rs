//! How long the passes take: `cargo run --release -p scheduling --example speed [TASKS...]`.
//!
//! The best of many runs counts, since a busy machine only ever adds. Networks of working days on three calendars with ten years of holidays, two links a task, some with lag.

use std::time::{Duration, Instant};

use jiff::civil::datetime;
use kernel::{WorkCalendar, us_federal_holidays};
use scheduling::{Link, LinkKind, Network, Task, schedule, verify};

fn main() {
    println!("{:>8} {:>8} {:>12} {:>14} {:>12}", "tasks", "links", "best ms", "µs per task", "verify ms");
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    for tasks in if asked.is_empty() { vec![1_000, 10_000, 100_000] } else { asked } {
        let network = network(tasks);
        let runs = (400_000 / tasks).clamp(9, 60);
        let best = (0..runs).map(|_| timed(|| schedule(&network)).0).min().unwrap_or_default().as_secs_f64();
        let answer = schedule(&network);
        let (checking, complaints) = timed(|| verify(&network, &answer));
        assert_eq!(complaints, []);
        println!(
            "{tasks:>8} {:>8} {:>12.2} {:>14.3} {:>12.1}",
            network.links.len(),
            best * 1e3,
            best * 1e6 / tasks as f64,
            checking.as_secs_f64() * 1e3
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begin = Instant::now();
    let done = work();
    (begin.elapsed(), done)
}

fn network(tasks: usize) -> Network {
    let holidays = || (2026..2036).flat_map(us_federal_holidays);
    let standard = WorkCalendar::standard().with_days_off(holidays()).expect("the standard week is in order");
    let mut network = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), standard.clone());
    network.calendars = vec![standard, WorkCalendar::standard().named("No holidays"), WorkCalendar::round_the_clock()];
    let mut dice = Dice(7);
    for i in 0..tasks {
        let mut task = Task::new(format!("0192f0c8-2a5b-7c3e-8d1f-{i:012}"), "Task", 60 * (1 + dice.below(40) as i64));
        task.calendar = Some(dice.below(3).saturating_sub(1));
        network.tasks.push(task);
    }
    for to in 1..tasks {
        for _ in 0..2 {
            // Links reach back a little way, as in real jobs, so that chains grow with the network but dates do not explode.
            let from = dice.below(to).max(to.saturating_sub(tasks / 20 + 2) + dice.below(tasks / 20 + 1)).min(to - 1);
            let kind = [
                LinkKind::FinishStart,
                LinkKind::FinishStart,
                LinkKind::FinishStart,
                LinkKind::StartStart,
                LinkKind::FinishFinish,
            ][dice.below(5)];
            let lag = if dice.below(4) == 0 { 60 * dice.below(16) as i64 } else { 0 };
            let (from, to) = (network.tasks[from].id.clone(), network.tasks[to].id.clone());
            network.links.push(Link::new(from, to).kind(kind).lag(lag));
        }
    }
    network
}

/// A fixed sequence: the networks are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}
