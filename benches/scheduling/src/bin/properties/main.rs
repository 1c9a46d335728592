//! What holds for any network, tried on as many odd ones as there is time for; a table of it.
//!
//! `properties [COUNT, 10000] [--from 0] [--only WORD] [--threads N] [--seconds N]`
//!
//! Each network has a number, and the number alone makes it: `properties 1 --from NUMBER` tries one again. What costs much
//! more than dates do is tried on every tenth or hundredth number. `--only parsers` tries rows with that word in their name;
//! with `--seconds`, each thread begins nothing new after so long. What is broken is told with its number and its input,
//! and the exit code is 1.

#[path = "../../../../../engines/interchange/tests/damage/changes.rs"]
mod changes;
#[path = "../../../../../engines/scheduling/tests/odd/drags.rs"]
mod drags;
mod levelled;
mod networks;
#[path = "../../../../../engines/scheduling/tests/odd/mod.rs"]
mod odd;
mod parsers;
mod paths;
#[path = "../../../../../engines/scheduling/tests/odd/pools.rs"]
mod pools;
mod row;

use std::process::ExitCode;
use std::time::Instant;

use bench_scheduling::Watch;
use row::{Row, Tally};

/// Numbers that a thread takes at a time, so that the watch is not what is measured.
const BLOCK: u64 = 200;

#[derive(Debug, Clone)]
struct Options {
    count: u64,
    from: u64,
    only: String,
    threads: u64,
    seconds: f64,
}

fn rows(only: &str) -> Vec<Row> {
    let all = networks::rows().into_iter().chain(levelled::rows()).chain(parsers::rows());
    all.filter(|row| row.name.contains(only)).collect()
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("properties [COUNT] [--from NUMBER] [--only WORD] [--threads N] [--seconds N]");
        return ExitCode::from(2);
    };
    // Told with the number and the input instead.
    std::panic::set_hook(Box::new(|panic| row::remember(panic.to_string())));
    let threads: Vec<_> = (0..options.threads)
        .map(|thread| {
            std::thread::spawn({
                let options = options.clone();
                move || work(&options, thread)
            })
        })
        .collect();
    let mut tallies: Vec<Tally> = rows(&options.only).iter().map(|_| Tally::default()).collect();
    for thread in threads {
        let found = thread.join().expect("what a thread tries is caught");
        tallies.iter_mut().zip(found).for_each(|(all, one)| all.add(one));
    }
    print(&options, &tallies)
}

/// Every so many blocks of numbers are this thread's.
fn work(options: &Options, thread: u64) -> Vec<Tally> {
    let (rows, begun) = (rows(&options.only), Instant::now());
    let mut tallies: Vec<Tally> = rows.iter().map(|_| Tally::default()).collect();
    let until = options.from + options.count;
    for block in (options.from..until).step_by(BLOCK as usize).skip(thread as usize).step_by(options.threads as usize) {
        if begun.elapsed().as_secs_f64() > options.seconds {
            break;
        }
        for (row, tally) in rows.iter().zip(&mut tallies) {
            let watch = Watch::start();
            for number in (block..until.min(block + BLOCK)).filter(|n| options.count == 1 || n % row.every == 0) {
                tally.book(row, number);
            }
            tally.seconds += watch.seconds();
        }
    }
    tallies
}

fn print(options: &Options, tallies: &[Tally]) -> ExitCode {
    println!("| property | cases | broken | seconds |");
    println!("|---|--:|--:|--:|");
    for (row, tally) in rows(&options.only).iter().zip(tallies) {
        println!("| {} | {} | {} | {:.1} |", row.name, tally.cases, tally.broken, tally.seconds);
    }
    let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>();
    let seconds: f64 = tallies.iter().map(|t| t.seconds).sum();
    println!("| nothing panics | {} | {} | {seconds:.1} |", sum(|t| t.cases), sum(|t| t.panics));
    if sum(|t| t.broken) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn options() -> Option<Options> {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let mut options = Options { count: 10_000, from: 0, only: String::new(), threads: cores, seconds: f64::INFINITY };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--from" => options.from = words.next()?.parse().ok()?,
            "--only" => options.only = words.next()?,
            "--threads" => options.threads = words.next()?.parse().ok().filter(|n| *n > 0)?,
            "--seconds" => options.seconds = words.next()?.parse().ok()?,
            count => options.count = count.parse().ok()?,
        }
    }
    Some(options)
}
