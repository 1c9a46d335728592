use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use interchange::check::check;
use interchange::report::{
    Levelling, OfNetwork, assess, of_network, of_problem, risk, table, table_of_assessment, table_of_check,
};
use interchange::{Format, Programme, detect, read, write};
use kernel::Diagnostic;
use platform::Error;
use scheduling::levelling::{Problem, read_psplib};
use scheduling::resources;

/// A file that can't be used ends the command with this.
pub const BAD_FILE: u8 = 2;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Schedule {
    #[command(subcommand)]
    what: Option<What>,
    /// The file: a Microsoft Project XML, a Primavera XER, a PSPLIB problem, or a network as JSON.
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Kind,
    /// Looks for the best plan that crews and machines allow: promised dates first, then the earliest finish.
    #[arg(long)]
    level: bool,
    /// How long the search for a plan may take, such as 500ms, 10s or 2m.
    #[arg(long, default_value = "10s", value_parser = time)]
    time_limit: Duration,
    /// How many threads search side by side, each with its own seed.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
    /// The same seed makes the same plan, as long as neither time nor another thread ends the search.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Simulates the project so many times: how probable its finish is, and what moves it most.
    #[arg(long, value_name = "RUNS", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    risk: Option<u32>,
    /// Prints one JSON object.
    #[arg(long)]
    json: bool,
    /// Writes the schedule as .xml (Microsoft Project), .xer (Primavera) or .json.
    #[arg(long)]
    export: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Holds a schedule against the fourteen points of the Defense Contract Management Agency.
    Assess {
        file: PathBuf,
        #[arg(long, value_enum, default_value_t)]
        format: Kind,
        /// Prints one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Compares the dates computed here with those stored in the file, task by task.
    Check {
        file: PathBuf,
        #[arg(long, value_enum, default_value_t)]
        format: Kind,
        /// Prints one JSON object.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Kind {
    /// By what the file begins with.
    #[default]
    Auto,
    Psplib,
    Mspdi,
    Xer,
    Json,
}

/// What a file turned out to hold.
enum Opened {
    Programme(Box<Programme>),
    Problem(Problem),
}

pub fn run(asked: Schedule) -> Result<()> {
    match asked.what {
        Some(What::Check { file, format, json }) => return run_check(&file, format, json),
        Some(What::Assess { file, format, json }) => return run_assess(&file, format, json),
        None => {}
    }
    let file = asked.file.as_deref().context("a file is needed")?;
    let begun = Instant::now();
    let opened = open(file, asked.format)?;
    let go_on = || begun.elapsed() < asked.time_limit;
    let levelling = asked.level.then_some(Levelling { seed: asked.seed, threads: asked.threads.into(), go_on: &go_on });
    let mut report = match opened {
        Opened::Programme(programme) => {
            let mut of = of_network(&programme, levelling);
            of.report.risk = asked.risk.and_then(|runs| risk(&programme, &of, runs, asked.seed, &|| true));
            let OfNetwork { mut report, levelled, .. } = of;
            if let Some(to) = &asked.export {
                report.diagnostics.extend(export(&programme, levelled.as_ref(), to)?);
            }
            report
        }
        Opened::Problem(_) if asked.export.is_some() => {
            let cause = "A PSPLIB problem has no calendars to write.";
            return Err(Error::refused("schedule.export", cause, "Read the plan from --json."))?;
        }
        Opened::Problem(_) if asked.risk.is_some() => {
            let cause = "A PSPLIB problem has no calendars to simulate on.";
            return Err(Error::refused("schedule.risk", cause, "Simulate a schedule file, or a network as JSON."))?;
        }
        Opened::Problem(problem) => of_problem(&problem, levelling).map_err(|told| refused(file, first(told)))?,
    };
    report.elapsed_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    show(&report, asked.json, table)
}

fn run_assess(file: &Path, format: Kind, json: bool) -> Result<()> {
    let Opened::Programme(programme) = open(file, format)? else {
        let cause = "A PSPLIB problem is no schedule to assess.";
        return Err(Error::refused("schedule.assess", cause, "Assess a schedule file."))?;
    };
    show(&assess(&programme), json, table_of_assessment)
}

fn run_check(file: &Path, format: Kind, json: bool) -> Result<()> {
    let Opened::Programme(programme) = open(file, format)? else {
        return Err(Error::refused(
            "schedule.no_stored_dates",
            "A PSPLIB problem stores no dates.",
            "Check a schedule file.",
        ))?;
    };
    let computed = scheduling::schedule(&programme.network);
    show(&check(&programme, &computed), json, table_of_check)
}

fn show<T: serde::Serialize>(answer: &T, json: bool, table: fn(&T) -> String) -> Result<()> {
    let text = if json { serde_json::to_string_pretty(answer)? } else { table(answer) };
    println!("{}", text.trim_end());
    Ok(())
}

fn open(file: &Path, kind: Kind) -> Result<Opened> {
    let bytes = std::fs::read(file).map_err(|e| {
        Error::refused("schedule.file", format!("{}: {e}.", file.display()), "Name a file that can be read.")
    })?;
    let format = match kind {
        Kind::Psplib => None,
        Kind::Mspdi => Some(Format::Mspdi),
        Kind::Xer => Some(Format::Xer),
        Kind::Json => Some(Format::Json),
        Kind::Auto => detect(&bytes),
    };
    match format {
        Some(format) => {
            let programme = read(&bytes, format).map_err(|told| refused(file, told))?;
            Ok(Opened::Programme(Box::new(programme)))
        }
        None => read_psplib(&String::from_utf8_lossy(&bytes)).map(Opened::Problem).map_err(|e| {
            let cure = "Choose a file of Microsoft Project (XML), Primavera (XER), PSPLIB (.sm) or a network as JSON.";
            anyhow::Error::from(Error::refused("schedule.format", format!("{}: {e}", file.display()), cure))
        }),
    }
}

/// Writes the programme; a levelled one with its tasks held until their turn.
fn export(programme: &Programme, levelled: Option<&resources::Levelling>, to: &Path) -> Result<Vec<Diagnostic>> {
    let refuse = |cause: String, cure: &str| Error::refused("schedule.export", cause, cure);
    let format = match to.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("xml") => Format::Mspdi,
        Some("xer") => Format::Xer,
        Some("json") => Format::Json,
        _ => {
            return Err(refuse(
                format!("{}: what format is that?", to.display()),
                "End the name in .xml, .xer or .json.",
            ))?;
        }
    };
    let (levelled, mut told) = match levelled {
        Some(plan) => programme.levelled(&plan.network),
        None => (programme.clone(), Vec::new()),
    };
    let written = write(&levelled, format);
    std::fs::write(to, written.bytes).with_context(|| format!("writing {}", to.display()))?;
    told.extend(written.diagnostics);
    Ok(told)
}

fn refused(file: &Path, told: Diagnostic) -> anyhow::Error {
    Error::Refused(Diagnostic { cause: format!("{}: {}", file.display(), told.cause), ..told }).into()
}

fn first(told: Vec<Diagnostic>) -> Diagnostic {
    told.into_iter().next().unwrap_or_else(|| {
        Diagnostic::new(kernel::Severity::Error, "schedule.problem", "The problem can't be levelled.", "Correct it.")
    })
}

/// `500ms`, `10s`, `2m`; a number alone is seconds.
fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len()));
    let seconds = match unit {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" => 60.0,
        _ => return Err(format!("“{unit}” is not a unit of time; write 500ms, 10s or 2m")),
    };
    let told = || format!("“{text}” is not a time like 500ms, 10s or 2m");
    let number: f64 = number.trim().parse().map_err(|_| told())?;
    Duration::try_from_secs_f64(number * seconds).map_err(|_| told())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        assert_eq!(time("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(time("10s"), time("10"));
        assert_eq!(time("1.5m"), Ok(Duration::from_secs(90)));
        assert!(time("-1s").is_err() && time("1h").is_err() && time("soon").is_err());
    }
}
