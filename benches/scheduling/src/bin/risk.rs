//! How long a simulation takes: a thousand tasks, ten thousand runs, on one calendar and on three, on one core.

use bench_scheduling::Watch;
use jiff::civil::{Weekday, datetime};
use kernel::{Shift, Week, WorkCalendar, us_federal_holidays};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduling::risk::{Cost, DayRate, Days, Factor, Risk, Shape, TaskCost, ThreePoint, Uncertainty, simulate};
use scheduling::{Link, LinkKind, Network, Task};

fn main() {
    println!("| network | tasks | links | runs | seconds | µs per run |");
    println!("|---|--:|--:|--:|--:|--:|");
    for (tasks, runs) in [(100, 10_000), (1_000, 10_000), (10_000, 1_000)] {
        report("one calendar", &network(tasks, 1), &Risk { otherwise: judged(0), ..Risk::default() }, runs);
        report("one calendar, all there is", &network(tasks, 1), &everything(tasks), runs);
        report("three calendars", &network(tasks, 3), &Risk { otherwise: judged(0), ..Risk::default() }, runs);
        report("three calendars, all there is", &network(tasks, 3), &everything(tasks), runs);
    }
}

/// Tasks that follow about two earlier ones each, a fifth of the links start to start and a twentieth finish to finish.
fn network(tasks: usize, calendars: usize) -> Network {
    let mut rng = StdRng::seed_from_u64(1);
    let holidays = (2026..2040).flat_map(us_federal_holidays);
    let standard = WorkCalendar::standard().with_days_off(holidays).expect("holidays are days");
    let long = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday];
    let long = Week::of(long, &[Shift::new(6 * 60, 16 * 60).expect("a shift")]);
    let long = WorkCalendar::new("Four tens", long, vec![]).expect("a week");
    let mut network = Network::new(datetime(2026, 1, 5, 8, 0, 0, 0), standard);
    network.calendars.extend([long, WorkCalendar::round_the_clock()]);
    for i in 0..tasks {
        let mut task = Task::new(format!("t{i}"), format!("Task {i}"), rng.random_range(1..=10) * 240);
        task.calendar = Some(rng.random_range(0..calendars));
        if i % 50 == 49 {
            task.deadline = Some(datetime(2026, 12, 1, 17, 0, 0, 0));
        }
        network.tasks.push(task);
        for _ in 0..if i == 0 { 0 } else { 2 } {
            let from = rng.random_range(i.saturating_sub(60)..i);
            let link = Link::new(format!("t{from}"), format!("t{i}"));
            network.links.push(match rng.random_range(0..20) {
                0..4 => link.kind(LinkKind::StartStart).lag(480),
                4 => link.kind(LinkKind::FinishFinish),
                5 | 6 => link.lag(240),
                _ => link,
            });
        }
    }
    network
}

/// Hardly two judgements alike.
fn judged(i: usize) -> Shape {
    Shape::Pert(ThreePoint::ratios(0.8, 1.0, 1.5 + (i % 997) as f64 / 1_000.0))
}

/// Every task judged by itself, winter, a crew, costs.
fn everything(tasks: usize) -> Risk {
    let id = |i: usize| format!("t{i}");
    let factor = |name: &str, of: usize, months: &[i8]| Factor {
        name: name.into(),
        shape: Shape::LogNormal { median: 1.0, sigma: 0.2 },
        tasks: (0..tasks).filter(|i| i % 3 == of).map(id).collect(),
        months: months.to_vec(),
    };
    let cost = |i| TaskCost { task: id(i), fixed: 1_000.into(), per_day: 400.into() };
    Risk {
        tasks: (0..tasks).map(|i| Uncertainty { task: id(i), shape: judged(i) }).collect(),
        factors: vec![factor("Winter", 0, &[12, 1, 2]), factor("Crew", 1, &[])],
        cost: Some(Cost {
            tasks: (0..tasks).map(cost).collect(),
            overhead: Some(DayRate { per_day: 250.into(), days: Days::Working }),
            ..Cost::default()
        }),
        ..Risk::default()
    }
}

fn report(kind: &str, network: &Network, risk: &Risk, runs: u32) {
    let mut best = f64::INFINITY;
    for seed in 0..3 {
        let watch = Watch::start();
        let outlook = simulate(network, risk, runs, seed, |_| true).expect("runs were made");
        best = best.min(watch.seconds());
        assert!(outlook.runs == runs && outlook.diagnostics.is_empty());
    }
    let (tasks, links) = (network.tasks.len(), network.links.len());
    println!("| {kind} | {tasks} | {links} | {runs} | {best:.2} | {:.0} |", best * 1e6 / f64::from(runs));
}
