//! `ridgebeam`: the one binary. Thin: it parses the command line, opens what the command needs and calls the rooms.

mod commands;
mod demo;
mod open;
mod web;

use clap::{Parser, Subcommand};

use commands::{backup, contract, doctor, export, import, migrate, restore, schedule, search, seed, serve, user};

/// One record from first inquiry to years of service, for contractors.
#[derive(Parser)]
#[command(name = "ridgebeam", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the web app and the API.
    Serve(serve::Serve),
    /// Makes the demo company: three years of a fence and home contractor.
    Demo(demo::Demo),
    /// Makes a company of any size, for benchmarks.
    Seed(seed::Seed),
    /// Brings the database up to this version's schema.
    Migrate(migrate::Migrate),
    /// Checks database, files, signatures and schedules; says what is wrong and what to do.
    Doctor(doctor::Doctor),
    /// Makes the search index anew.
    Search(search::Search),
    /// Writes a verified copy of a running installation into a folder.
    Backup(backup::Backup),
    /// Brings a backup back into an empty data folder.
    Restore(restore::Restore),
    /// Writes a whole company, with its files, into a folder that can be read without Ridgebeam and brought in again.
    Export(export::Export),
    /// Brings data in from other programs.
    Import(import::Import),
    /// Computes the dates of a schedule file of another program, checks them, and writes it in other formats.
    Schedule(schedule::Schedule),
    /// Prints the API contract (OpenAPI 3.1).
    Openapi,
    /// Adds people and resets passwords.
    User(user::User),
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("RIDGEBEAM_LOG")
                .unwrap_or_else(|_| "warn,ridgebeam=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let command = Cli::parse().command;
    // What is wrong with a file is told apart from what went wrong here.
    let failure = if matches!(command, Command::Schedule(_)) { schedule::BAD_FILE } else { 1 };
    let done = match command {
        Command::Serve(c) => serve::run(c).await,
        Command::Demo(c) => demo::run(c).await,
        Command::Seed(c) => seed::run(c).await,
        Command::Migrate(c) => migrate::run(c).await,
        Command::Doctor(c) => doctor::run(c).await,
        Command::Search(c) => search::run(c).await,
        Command::Backup(c) => backup::run(c).await,
        Command::Restore(c) => restore::run(c).await,
        Command::Export(c) => export::run(c).await,
        Command::Import(c) => import::run(c).await,
        Command::Schedule(c) => schedule::run(c),
        Command::Openapi => contract::run(),
        Command::User(c) => user::run(c).await,
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("ridgebeam: {e:#}");
            if let Some(platform::Error::Refused(told)) = e.downcast_ref() {
                eprintln!("{}", told.cure);
            }
            failure.into()
        }
    }
}
