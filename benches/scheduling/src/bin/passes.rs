//! How long dates take: full passes over networks of growing size, on one thread.
//!
//! The median and the best are told by the clock on the wall, the mean by the processor's time, which other programs on
//! the machine change less.

use std::time::Instant;

use bench_scheduling::{Watch, networks};
use scheduling::{Network, schedule};

fn main() {
    println!("| network | tasks | links | median ms | best ms | processor ms | ns per task and link |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let sizes = [1_000, 10_000, 100_000];
    let random = sizes.map(|tasks| report("random", &networks::random(tasks, 1)));
    let summaries = sizes.map(|tasks| report("three calendars, summaries", &networks::with_summaries(tasks, 1)));
    report("one chain", &networks::chain(100_000));
    println!();
    println!("| network | processor, 100,000 to 10,000 |");
    println!("|---|--:|");
    println!("| random | {:.1} |", random[2] / random[1]);
    println!("| three calendars, summaries | {:.1} |", summaries[2] / summaries[1]);
}

/// Milliseconds of the processor that one schedule takes.
fn report(kind: &str, network: &Network) -> f64 {
    let runs = (2_000_000 / network.tasks.len()).clamp(9, 101);
    let (mut times, mut on_processor) = (Vec::new(), 0.0);
    for _ in 0..runs {
        let watch = Watch::start();
        let begun = Instant::now();
        let answer = schedule(network);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        on_processor += watch.seconds() * 1e3;
        assert!(answer.tasks.len() == network.tasks.len());
    }
    times.sort_by(f64::total_cmp);
    let (median, best, mean) = (times[times.len() / 2], times[0], on_processor / runs as f64);
    let (tasks, links) = (network.tasks.len(), network.links.len());
    let each = mean * 1e6 / (tasks + links) as f64;
    println!("| {kind} | {tasks} | {links} | {median:.2} | {best:.2} | {mean:.2} | {each:.0} |");
    mean
}
