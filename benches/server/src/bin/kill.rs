//! Kills the server again and again while it is written to, and counts what is lost: the cycles of every test run, as many
//! as are asked for.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Parser;

#[derive(Parser)]
struct Ask {
    /// The binary to kill.
    #[arg(long, default_value = "target/release/ridgebeam")]
    binary: PathBuf,
    #[arg(long, default_value_t = 50)]
    cycles: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let ask = Ask::parse();
    ensure!(ask.binary.exists(), "{} is not there; build it, or name another with --binary", ask.binary.display());
    let tally = testkit::kill::cycles(&ask.binary, ask.cycles).await;
    println!("| kills | writes acknowledged | lost | doubled | slowest start |\n|---:|---:|---:|---:|---:|");
    println!(
        "| {} | {} | {} | {} | {} ms |",
        ask.cycles,
        tally.acknowledged,
        tally.lost.len(),
        tally.doubled,
        tally.slowest_start.as_millis()
    );
    ensure!(tally.lost.is_empty() && tally.doubled == 0, "acknowledged writes were lost or doubled");
    Ok(())
}
