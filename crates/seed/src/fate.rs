//! How a sale goes: which stages it comes through, when, and how it ends.

use crm::opportunities::Stage;
use jiff::{SignedDuration, Timestamp};
use rand::{Rng, rngs::StdRng};

use crate::ground::Ground;

const DAYS: i64 = 36 * 30;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Younger than this, most are still open.
const YOUNG: SignedDuration = SignedDuration::from_hours(24 * 45);

/// When the nth of so many came to us: one after the other, so that their ids, which begin with the instant, are stored
/// side by side. More of them lately: the firm grows.
pub fn arrival(rng: &mut StdRng, now: Timestamp, n: usize, of: usize) -> Timestamp {
    let place = (n as f64 + rng.random::<f64>()) / of.max(1) as f64;
    let age = (1.0 - place.powf(0.7)) * DAYS as f64;
    now - SignedDuration::from_mins((age * 24.0 * 60.0) as i64 + rng.random_range(10..600))
}

/// When they wanted something: mostly within weeks, some after years.
pub fn later(rng: &mut StdRng, from: Timestamp, now: Timestamp) -> Timestamp {
    let most = now.duration_since(from).as_secs().max(1) as f64;
    from + SignedDuration::from_secs((most * rng.random::<f64>().powi(8)) as i64)
}

/// The stages a sale came through, each with the instant it was entered; the last is where it stands.
pub fn way<'g>(rng: &mut StdRng, ground: &'g Ground, from: Timestamp, to_be_won: bool) -> Vec<(&'g Stage, Timestamp)> {
    let mut way = vec![(&ground.open[0], from)];
    let roll = rng.random_range(0..100);
    let young = ground.now.duration_since(from) < YOUNG;
    let ending = match roll {
        _ if to_be_won => Some(&ground.won),
        0..8 if young => Some(&ground.won),
        8..15 if young => Some(&ground.lost),
        _ if young => None,
        0..40 => Some(&ground.won),
        40..92 => Some(&ground.lost),
        _ => None,
    };
    // Cards skip columns: at most two of them are stopped at.
    let mut column = 0;
    for _ in 0..rng.random_range(0..=2) {
        column += rng.random_range(1..=3usize);
        way.extend(ground.open.get(column).map(|stage| (stage, from)));
    }
    way.extend(ending.map(|stage| (stage, from)));
    let mut at = from;
    for (_, entered) in way.iter_mut().skip(1) {
        at += DAY * rng.random_range(1..9) + SignedDuration::from_mins(rng.random_range(0..300));
        *entered = at.min(ground.now);
    }
    way
}
