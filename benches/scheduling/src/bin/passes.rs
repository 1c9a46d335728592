//! How long dates take: a full pass over networks of growing size, told as milliseconds and per task and link.

use std::time::Instant;

use jiff::civil::datetime;
use kernel::{WorkCalendar, us_federal_holidays};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduling::{Link, LinkKind, Network, Task, schedule};

/// Tasks in phases of fifty under a summary each; every task follows about two earlier ones.
fn network(tasks: usize, seed: u64) -> Network {
    let mut rng = StdRng::seed_from_u64(seed);
    let holidays = (2026..2040).flat_map(us_federal_holidays);
    let calendar = WorkCalendar::standard().with_days_off(holidays).expect("holidays are days");
    let mut network = Network::new(datetime(2026, 1, 5, 8, 0, 0, 0), calendar);
    for i in 0..tasks {
        network.tasks.push(Task::new(format!("t{i}"), format!("Task {i}"), rng.random_range(1..=10) * 240));
        for _ in 0..2 {
            if i == 0 {
                break;
            }
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

fn chain(tasks: usize) -> Network {
    let mut network = Network::new(datetime(2026, 1, 5, 8, 0, 0, 0), WorkCalendar::standard());
    for i in 0..tasks {
        network.tasks.push(Task::new(format!("t{i}"), String::new(), 60));
        if i > 0 {
            network.links.push(Link::new(format!("t{}", i - 1), format!("t{i}")));
        }
    }
    network
}

fn main() {
    println!("| network | tasks | links | median ms | best ms | ns per task and link |");
    println!("|---|--:|--:|--:|--:|--:|");
    for tasks in [1_000, 10_000, 100_000] {
        report("random", &network(tasks, 1));
    }
    report("one chain", &chain(100_000));
}

fn report(kind: &str, network: &Network) {
    let runs = (2_000_000 / network.tasks.len()).clamp(9, 101);
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let begun = Instant::now();
            let answer = schedule(network);
            let ms = begun.elapsed().as_secs_f64() * 1e3;
            assert!(answer.tasks.len() == network.tasks.len());
            ms
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (median, best) = (times[times.len() / 2], times[0]);
    let size = network.tasks.len() + network.links.len();
    println!(
        "| {kind} | {} | {} | {median:.2} | {best:.2} | {:.0} |",
        network.tasks.len(),
        network.links.len(),
        best * 1e6 / size as f64
    );
}
