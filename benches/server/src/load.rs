//! Clients that ask as fast as they are answered, and how long that took.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    client::{Client, Request},
    cpu,
};

/// What one operation sends, one request after the other.
pub type Operation = Vec<Request>;

#[derive(Default)]
pub struct Measured {
    pub latencies: Vec<Duration>,
    pub wall: Duration,
    pub cpu: Option<Duration>,
}

impl Measured {
    pub fn add(&mut self, other: Measured) {
        self.latencies.extend(other.latencies);
        self.wall += other.wall;
        self.cpu = Some(self.cpu.unwrap_or_default() + other.cpu.unwrap_or_default());
    }

    pub fn percentile(&mut self, percent: usize) -> Duration {
        self.latencies.sort();
        let last = self.latencies.len().saturating_sub(1);
        self.latencies.get(last * percent / 100).copied().unwrap_or_default()
    }

    pub fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.wall.as_secs_f64().max(1e-9)
    }

    /// Processor time of this process for one operation, client and server together.
    pub fn cpu_each(&self) -> Option<Duration> {
        self.cpu.map(|cpu| cpu / u32::try_from(self.latencies.len().max(1)).unwrap_or(u32::MAX))
    }
}

/// Runs operations on so many connections until they are used up, or until the time is over where they may be repeated.
pub async fn run(
    address: SocketAddr,
    clients: usize,
    operations: Arc<Vec<Operation>>,
    repeat_for: Option<Duration>,
) -> Result<Measured> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut connections = Vec::new();
    for _ in 0..clients {
        connections.push(Client::connect(address).await?);
    }
    let (cpu, began) = (cpu::used(), Instant::now());
    let mut tasks = tokio::task::JoinSet::new();
    for mut client in connections {
        let (operations, next) = (operations.clone(), next.clone());
        tasks.spawn(async move {
            let mut latencies = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let over = repeat_for.map_or(n >= operations.len(), |time| began.elapsed() >= time);
                if over || operations.is_empty() {
                    return anyhow::Ok(latencies);
                }
                let asked = Instant::now();
                for request in &operations[n % operations.len()] {
                    client.send(request).await?;
                }
                latencies.push(asked.elapsed());
            }
        });
    }
    let mut measured = Measured::default();
    while let Some(done) = tasks.join_next().await {
        measured.latencies.extend(done??);
    }
    measured.wall = began.elapsed();
    measured.cpu = cpu::used().zip(cpu).map(|(now, before)| now.saturating_sub(before));
    Ok(measured)
}
