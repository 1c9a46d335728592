//! What was acknowledged is there after `kill -9`, once. `benches` has the same with a number.

use std::path::Path;

const CYCLES: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_kills_lose_nothing_and_double_nothing() {
    let tally = testkit::kill::cycles(Path::new(env!("CARGO_BIN_EXE_ridgebeam")), CYCLES).await;
    println!("{CYCLES} kills: {tally:?}");
    assert!(tally.acknowledged > CYCLES, "the load was real");
    assert!(tally.lost.is_empty(), "acknowledged but lost: {:?}", tally.lost);
    assert_eq!(tally.doubled, 0, "something was doubled");
}
