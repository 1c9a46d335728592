use bench_scheduling::networks;
use scheduling::schedule;
fn main() {
    let kind = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let net = if kind == "s" { networks::with_summaries(n, 1) } else { networks::random(n, 1) };
    let runs = 3_000_000 / n;
    let mut best = f64::MAX;
    for _ in 0..runs {
        let b = std::time::Instant::now();
        let a = schedule(&net);
        best = best.min(b.elapsed().as_secs_f64());
        std::hint::black_box(a);
    }
    println!("{kind} {n} best {:.3} ms = {:.0} ns per task", best * 1e3, best * 1e9 / n as f64);
}
