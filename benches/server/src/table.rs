//! Prints what was measured as a table that can be pasted into the documentation.

use std::time::Duration;

use crate::load::Measured;

pub fn head() {
    println!("| what | clients | | p50 ms | p95 ms | p99 ms | per second | CPU µs each |");
    println!("|---|---:|---|---:|---:|---:|---:|---:|");
}

/// The server, its floor, and how many times the floor's figure the server's is.
pub fn rows(what: &str, clients: usize, server: &mut Measured, floor: &mut Measured) {
    line(what, clients, "server", server);
    line("", clients, "floor", floor);
    let ratio = |server: Duration, floor: Duration| server.as_secs_f64() / floor.as_secs_f64().max(1e-9);
    let times = |percent| ratio(server.percentile(percent), floor.percentile(percent));
    let mut latency = [50, 95, 99].map(times).map(|times| format!("{times:.2}")).into_iter();
    let mut next = || latency.next().unwrap_or_default();
    let cpu = match (server.cpu_each(), floor.cpu_each()) {
        (Some(server), Some(floor)) => format!("{:.2}", ratio(server, floor)),
        _ => "-".into(),
    };
    let rate = floor.per_second() / server.per_second().max(1e-9);
    println!("| | {clients} | **ratio** | **{}** | {} | {} | **{rate:.2}** | {cpu} |", next(), next(), next());
}

fn line(what: &str, clients: usize, which: &str, measured: &mut Measured) {
    let mut ms = |percent| measured.percentile(percent).as_secs_f64() * 1e3;
    let (p50, p95, p99) = (ms(50), ms(95), ms(99));
    let cpu = measured.cpu_each().map_or("-".into(), |cpu| format!("{:.0}", cpu.as_secs_f64() * 1e6));
    let rate = measured.per_second();
    println!("| {what} | {clients} | {which} | {p50:.2} | {p95:.2} | {p99:.2} | {rate:.0} | {cpu} |");
}
