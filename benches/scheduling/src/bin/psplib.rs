//! Levelling of the PSPLIB sets: how far above the best known plans, and how many proved, within a limit a plan.
//!
//! `psplib [--set j120] [--seconds 1 | --plans 50000] [--every 1] [--seed 1] [--data ../shared/data/psplib]`

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use scheduling::levelling::{Levelled, Problem, check, level, read_psplib};

enum Limit {
    Time(Duration),
    Plans(u64),
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| asked.iter().position(|a| a == name).and_then(|at| asked.get(at + 1)).cloned();
    let data = option("--data").unwrap_or_else(|| "../shared/data/psplib".into());
    if !Path::new(&data).exists() {
        println!("Skipped: {data} is not here.");
        return;
    }
    let number = |name: &str, default: f64| option(name).map_or(default, |v| v.parse().expect("a number"));
    let seconds = number("--seconds", 1.0);
    let limit = match option("--plans") {
        Some(plans) => Limit::Plans(plans.parse().expect("a number")),
        None => Limit::Time(Duration::from_secs_f64(seconds)),
    };
    let every = number("--every", 1.0) as usize;
    println!("| set | instances | above best known | as good | proved | plans an instance |");
    println!("|---|--:|--:|--:|--:|--:|");
    for set in option("--set").map_or(vec!["j30".into(), "j60".into(), "j90".into(), "j120".into()], |s| vec![s]) {
        report(&data, &set, &limit, every, number("--seed", 1.0) as u64);
    }
}

fn report(data: &str, set: &str, limit: &Limit, every: usize, seed: u64) {
    let known = best_known(data);
    let mut files: Vec<_> = std::fs::read_dir(Path::new(data).join(set)).expect("the set").flatten().collect();
    files.sort_by_key(|f| f.file_name());
    let (mut count, mut above, mut equal, mut proved, mut plans) = (0, 0.0, 0, 0, 0);
    for file in files.iter().step_by(every) {
        let name = file.file_name().to_string_lossy().replace(".sm", "");
        let text = std::fs::read_to_string(file.path()).expect("a file");
        let problem = read_psplib(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let answer = solve(&problem, limit, seed);
        assert_eq!(check(&problem, &answer), [], "{name}");
        let best = known[&name];
        count += 1;
        above += f64::from(answer.makespan) / f64::from(best) - 1.0;
        equal += usize::from(answer.makespan == best);
        proved += usize::from(answer.proved_optimal());
        plans += answer.plans;
    }
    let share = |n: usize| format!("{:.1} %", 100.0 * n as f64 / count as f64);
    println!(
        "| {set} | {count} | {:.2} % | {} | {} | {} |",
        100.0 * above / count as f64,
        share(equal),
        share(proved),
        plans / count as u64
    );
}

fn solve(problem: &Problem, limit: &Limit, seed: u64) -> Levelled {
    let begun = Instant::now();
    let answer = level(problem, seed, |progress| match limit {
        Limit::Time(most) => begun.elapsed() < *most,
        Limit::Plans(most) => progress.plans < *most,
    });
    answer.unwrap_or_else(|complaints| panic!("{complaints:?}"))
}

fn best_known(data: &str) -> HashMap<String, u32> {
    let text = std::fs::read_to_string(Path::new(data).join("best-known.csv")).expect("best-known.csv");
    let row = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        (fields[0].to_owned(), fields[2].parse().expect("an upper bound"))
    };
    text.lines().skip(1).map(row).collect()
}
