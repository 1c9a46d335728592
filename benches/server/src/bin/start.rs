//! How soon a server answers on an existing database, and how much memory it holds when idle.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::Parser;

#[derive(Parser)]
struct Ask {
    /// The binary to start.
    #[arg(long, default_value = "target/release/ridgebeam")]
    binary: PathBuf,
    /// A filled folder, as `ridgebeam demo` makes it.
    #[arg(long)]
    data: PathBuf,
    #[arg(long, default_value_t = 10)]
    times: usize,
}

fn main() -> Result<()> {
    let ask = Ask::parse();
    let mut ready = Vec::new();
    let mut resident = 0;
    for _ in 0..ask.times {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let began = Instant::now();
        let mut process = start(&ask, address)?;
        let answered = wait(address);
        ready.push(began.elapsed());
        // Whoever looks after jobs and pools has come to rest by then.
        std::thread::sleep(Duration::from_secs(2));
        resident = resident.max(rss_kb(process.id()).unwrap_or(0));
        process.kill()?;
        process.wait()?;
        answered?;
    }
    ready.sort();
    println!("| | |\n|---|---:|");
    println!("| ready, median of {} starts | {} ms |", ready.len(), ready[ready.len() / 2].as_millis());
    println!("| ready, slowest | {} ms |", ready[ready.len() - 1].as_millis());
    println!("| resident when idle, most | {:.1} MB |", resident as f64 / 1024.0);
    Ok(())
}

fn start(ask: &Ask, address: SocketAddr) -> Result<Child> {
    Command::new(&ask.binary)
        .args(["serve", "--listen", &address.to_string(), "--data"])
        .arg(&ask.data)
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{} can't be started", ask.binary.display()))
}

fn wait(address: SocketAddr) -> Result<()> {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(60) {
        if healthy(address).unwrap_or(false) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    ensure!(false, "not ready within a minute");
    Ok(())
}

fn healthy(address: SocketAddr) -> Result<bool> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}

/// From /proc, so only on Linux.
fn rss_kb(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?.trim().parse().ok()
}
