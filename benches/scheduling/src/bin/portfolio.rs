//! Levelling of many projects that share crews, against what priority rules make of them.
//!
//! `portfolio [--portfolios 5] [--projects 20] [--activities 120] [--seconds 2] [--apart 5] [--seed 1]`
//!
//! Projects may begin so many periods apart, on average; with 0, all at once.
//!
//! The measure is the average project delay (Lova and Tormos 2001): how long after its own critical path, counted from the
//! day it may begin, a project is finished. A rule makes one plan in the parallel and one in the serial scheme; the better
//! of the two counts.

use bench_scheduling::Watch;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduling::levelling::{Activity, Levelled, Problem, Promise, check, level};

#[path = "portfolio/rules.rs"]
mod rules;

struct Shape {
    projects: usize,
    activities: usize,
    apart: u32,
}

/// Amounts of each of four crews.
const CREWS: usize = 4;
/// Work of the portfolio by what the crews could do within twice the average project.
const LOAD: f64 = 2.0;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, default: f64| {
        let value = given.iter().position(|a| a == name).and_then(|at| given.get(at + 1));
        value.map_or(default, |v| v.parse().expect("a number"))
    };
    let shape = Shape {
        projects: number("--projects", 20.0) as usize,
        activities: number("--activities", 120.0) as usize,
        apart: number("--apart", 5.0) as u32,
    };
    let Shape { projects, activities, .. } = shape;
    let seconds = number("--seconds", 2.0);
    let mut rng = StdRng::seed_from_u64(number("--seed", 1.0) as u64);
    let portfolios = number("--portfolios", 5.0) as usize;
    let mut levelled = 0.0;
    let mut by_rule = vec![0.0; rules::RULES.len()];
    for _ in 0..portfolios {
        let problem = portfolio(&mut rng, &shape);
        let watch = Watch::start();
        let plan = level(&problem, 1, |_| watch.seconds() < seconds).expect("a portfolio that can be levelled");
        assert_eq!(check(&problem, &plan), []);
        eprintln!("{} plans, makespan {}, delay {}", plan.steps, plan.makespan, delay(&plan, projects));
        levelled += delay(&plan, projects);
        for (sum, (_, rule)) in by_rule.iter_mut().zip(rules::RULES) {
            *sum += rules::lateness(&problem, *rule) as f64 / projects as f64;
        }
    }
    let mean = levelled / portfolios as f64;
    println!("{portfolios} portfolios of {projects} projects with {activities} activities, {seconds} s each");
    println!("\n| | average project delay | levelled is less by |\n|---|--:|--:|");
    println!("| levelled | {mean:.1} | |");
    for ((name, _), sum) in rules::RULES.iter().zip(by_rule) {
        let rule = sum / portfolios as f64;
        println!("| {name} | {rule:.1} | {:.1} % |", 100.0 * (1.0 - mean / rule));
    }
}

fn delay(plan: &Levelled, projects: usize) -> f64 {
    plan.lateness as f64 / projects as f64
}

/// Projects in layers, each beginning on a day of its own, of which the last activity is promised for the end of its
/// critical path.
fn portfolio(rng: &mut StdRng, Shape { projects, activities, apart }: &Shape) -> Problem {
    let mut problem = Problem::default();
    let mut work = [0_u64; CREWS];
    let mut longest = 0;
    for project in 0..*projects {
        let release = rng.random_range(0..=apart * *projects as u32);
        let first = problem.activities.len();
        let mut finishes: Vec<u32> = Vec::new();
        for own in 0..*activities {
            let mut after: Vec<usize> = (0..if own < 3 { 0 } else { rng.random_range(1..=3) })
                .map(|_| rng.random_range(own.saturating_sub(12)..own))
                .collect();
            after.sort_unstable();
            after.dedup();
            let held = after.iter().map(|b| finishes[*b]).max().unwrap_or(release);
            let duration = rng.random_range(1..=10);
            finishes.push(held + duration);
            let needs = (0..CREWS).map(|_| if rng.random_bool(0.5) { rng.random_range(1..=4) } else { 0 });
            let activity = Activity::new(format!("{project}.{own}"), duration).needs(needs);
            (0..CREWS).for_each(|crew| work[crew] += u64::from(duration * activity.needs[crew]));
            let activity = Activity { release, ..activity.after(after.iter().map(|b| first + b)) };
            problem.activities.push(activity);
        }
        let end = finishes.iter().copied().max().unwrap_or(release);
        longest += u64::from(end - release);
        problem.promises.push(Promise { activity: problem.activities.len(), due: end, weight: 1 });
        let all = first..problem.activities.len();
        problem.activities.push(Activity::new(format!("{project} done"), 0).after(all));
    }
    let span = LOAD * longest as f64 / *projects as f64;
    problem.capacities = work.iter().map(|work| ((*work as f64 / span) as u32).max(4)).collect();
    problem
}
