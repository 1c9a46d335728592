//! Levelling of the PSPLIB sets: how far above the best known plans, and how many proved, within a limit a plan.
//!
//! `psplib [--set j120] [--seconds 1 | --steps 50000] [--every 1] [--skip 0] [--seed 1] [--data ../shared/data/psplib] [--each]`
//!
//! Seconds are of the processor where Linux tells them, so that neighbours don't shorten the search.

use std::collections::HashMap;
use std::path::Path;

use bench_scheduling::Watch;
use scheduling::levelling::{Levelled, Problem, check, level, read_psplib};

enum Limit {
    Time(f64),
    Steps(u64),
}

struct Asked {
    data: String,
    limit: Limit,
    every: usize,
    skip: usize,
    seed: u64,
    each: bool,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| given.iter().position(|a| a == name).and_then(|at| given.get(at + 1)).cloned();
    let number = |name: &str, default: f64| option(name).map_or(default, |v| v.parse().expect("a number"));
    let asked = Asked {
        data: option("--data").unwrap_or_else(|| "../shared/data/psplib".into()),
        limit: match option("--steps") {
            Some(steps) => Limit::Steps(steps.parse().expect("a number")),
            None => Limit::Time(number("--seconds", 1.0)),
        },
        every: number("--every", 1.0) as usize,
        skip: number("--skip", 0.0) as usize,
        seed: number("--seed", 1.0) as u64,
        each: given.iter().any(|a| a == "--each"),
    };
    if !Path::new(&asked.data).exists() {
        println!("Skipped: {} is not here.", asked.data);
        return;
    }
    println!("| set | instances | above best known | as good | proved | seconds, mean | steps, mean |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for set in option("--set").map_or(vec!["j30".into(), "j60".into(), "j90".into(), "j120".into()], |s| vec![s]) {
        report(&asked, &set);
    }
}

fn report(asked: &Asked, set: &str) {
    let known = best_known(&asked.data);
    let mut files: Vec<_> = std::fs::read_dir(Path::new(&asked.data).join(set)).expect("the set").flatten().collect();
    files.sort_by_key(|f| f.file_name());
    let (mut count, mut above, mut equal, mut proved, mut seconds, mut steps) = (0, 0.0, 0, 0, 0.0, 0);
    for file in files.iter().skip(asked.skip).step_by(asked.every) {
        let name = file.file_name().to_string_lossy().replace(".sm", "");
        let text = std::fs::read_to_string(file.path()).expect("a file");
        let problem = read_psplib(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let watch = Watch::start();
        let answer = solve(&problem, asked, &watch);
        let taken = watch.seconds();
        assert_eq!(check(&problem, &answer), [], "{name}");
        let best = known[&name];
        if asked.each {
            println!("{name} {} of {best}, at least {}, {taken:.2} s", answer.makespan, answer.lower_bound);
        }
        count += 1;
        above += f64::from(answer.makespan) / f64::from(best) - 1.0;
        equal += usize::from(answer.makespan <= best);
        proved += usize::from(answer.proved_optimal());
        seconds += taken;
        steps += answer.steps;
    }
    let share = |n: usize| format!("{:.1} %", 100.0 * n as f64 / count as f64);
    println!(
        "| {set} | {count} | {:.2} % | {} | {} | {:.2} | {} |",
        100.0 * above / count as f64,
        share(equal),
        share(proved),
        seconds / count as f64,
        steps / count as u64
    );
}

fn solve(problem: &Problem, asked: &Asked, watch: &Watch) -> Levelled {
    let mut questions = 0_u64;
    let answer = level(problem, asked.seed, |progress| match asked.limit {
        Limit::Time(most) => {
            questions += 1;
            !questions.is_multiple_of(16) || watch.seconds() < most
        }
        Limit::Steps(most) => progress.steps < most,
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
