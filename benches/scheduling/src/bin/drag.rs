//! How long the dates take to follow a hand: one bar moved in a network that is kept ready, told before it is dropped.

use std::time::Instant;

use bench_scheduling::{Watch, networks};
use jiff::ToSpan;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduling::{Change, Live, Network, schedule};

const DRAGS: usize = 2_000;

fn main() {
    println!("{DRAGS} drags of one bar each, 1 to 10 days later, or earlier and placed there");
    println!();
    println!("| network | tasks | ready in ms | median ms | p95 ms | processor mean ms | mean moved | finish moved |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    for tasks in [10_000, 100_000] {
        report("random", networks::random(tasks, 1));
        report("three calendars, summaries", networks::with_summaries(tasks, 1));
    }
}

fn report(kind: &str, network: Network) {
    let mut rng = StdRng::seed_from_u64(7);
    let before = schedule(&network);
    let bars: Vec<usize> = (0..before.tasks.len()).filter(|t| network.tasks[*t].duration > 0).collect();
    let begun = Instant::now();
    let mut live = Live::new(network);
    let ready = begun.elapsed().as_secs_f64() * 1e3;
    let (mut times, mut moved, mut finishes) = (Vec::with_capacity(DRAGS), 0, 0);
    let watch = Watch::start();
    for _ in 0..DRAGS {
        let task = bars[rng.random_range(0..bars.len())];
        let (days, start) = (rng.random_range(1..=10), before.tasks[task].start);
        // Links hold back whoever goes earlier, so that bar is nailed down there.
        let change = match rng.random_bool(0.5) {
            true => Change::start_from(task, start + days.days()),
            false => Change::placed_at(task, start - days.days()),
        };
        let begun = Instant::now();
        let drag = live.drag(&[change]);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        moved += drag.moved.len();
        finishes += usize::from(drag.finish_minutes != 0);
    }
    let processor = watch.seconds() * 1e3 / DRAGS as f64;
    times.sort_by(f64::total_cmp);
    println!(
        "| {kind} | {} | {ready:.1} | {:.3} | {:.3} | {processor:.3} | {:.1} | {:.0} % |",
        before.tasks.len(),
        times[DRAGS / 2],
        times[DRAGS * 95 / 100],
        moved as f64 / DRAGS as f64,
        finishes as f64 / DRAGS as f64 * 100.0,
    );
}
