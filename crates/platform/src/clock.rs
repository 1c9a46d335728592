//! Time and ids, as arguments. The only place that asks the operating system.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use kernel::RawId;
use rand::{Rng, SeedableRng, rngs::StdRng};

/// The present instant: the system's, the system's moved by a span, or one that a test or the demo company moves by hand.
#[derive(Clone)]
pub struct Clock {
    set: Arc<Mutex<Option<Timestamp>>>,
    ahead: SignedDuration,
}

impl Clock {
    pub fn system() -> Self {
        Self::system_ahead(SignedDuration::ZERO)
    }

    /// The system's clock, so much ahead of it or, with a negative span, behind: for tests of a whole server.
    pub fn system_ahead(ahead: SignedDuration) -> Self {
        Self { set: Arc::default(), ahead }
    }

    pub fn fixed(at: Timestamp) -> Self {
        Self { set: Arc::new(Mutex::new(Some(at))), ahead: SignedDuration::ZERO }
    }

    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> Timestamp {
        let set = *self.set.lock().unwrap_or_else(|e| e.into_inner());
        let now = set.unwrap_or_else(|| Timestamp::now() + self.ahead);
        // Stored to the microsecond, so it is one from the start: what is written compares equal to what is read.
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Moves a fixed clock; the system's cannot be moved.
    pub fn set(&self, at: Timestamp) {
        if let Ok(mut set) = self.set.lock()
            && set.is_some()
        {
            *set = Some(at);
        }
    }

    pub fn is_fixed(&self) -> bool {
        self.set.lock().map(|set| set.is_some()).unwrap_or(false)
    }
}

struct Draw {
    rng: StdRng,
    last_ms: i64,
    count: u16,
}

/// Draws time-ordered ids and secrets. Seeded in tests and in the demo company.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<Draw>>);

impl Ids {
    pub fn random() -> Self {
        Self::from_rng(StdRng::from_os_rng())
    }

    pub fn seeded(seed: u64) -> Self {
        Self::from_rng(StdRng::seed_from_u64(seed))
    }

    fn from_rng(rng: StdRng) -> Self {
        Self(Arc::new(Mutex::new(Draw { rng, last_ms: 0, count: 0 })))
    }

    /// A UUID v7; within one millisecond a counter keeps the order.
    pub fn uuid(&self, at: Timestamp) -> uuid::Uuid {
        let mut draw = self.0.lock().unwrap_or_else(|e| e.into_inner());
        let ms = at.as_millisecond();
        draw.count = if ms == draw.last_ms { (draw.count + 1) & 0x0fff } else { 0 };
        draw.last_ms = ms;
        let mut random: [u8; 10] = draw.rng.random();
        random[..2].copy_from_slice(&draw.count.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(ms).unwrap_or(0), &random).into_uuid()
    }

    pub fn new_id<T: RawId>(&self, at: Timestamp) -> T {
        T::from_uuid(self.uuid(at))
    }

    /// 256 random bits for tokens and links, URL-safe.
    pub fn secret(&self) -> String {
        use base64::Engine;
        let mut draw = self.0.lock().unwrap_or_else(|e| e.into_inner());
        let bytes: [u8; 32] = draw.rng.random();
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
    }

    /// A six-digit code for a person to type.
    pub fn code(&self) -> String {
        let mut draw = self.0.lock().unwrap_or_else(|e| e.into_inner());
        format!("{:06}", draw.rng.random_range(0..1_000_000u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_keep_their_order() {
        let ids = Ids::seeded(1);
        let at = Timestamp::from_millisecond(1_700_000_000_000).unwrap();
        let drawn: Vec<_> = (0..1000).map(|_| ids.uuid(at)).collect();
        assert!(drawn.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn ids_stay_unique_however_the_clock_jumps() {
        let ids = Ids::seeded(1);
        let at = Timestamp::from_millisecond(1_700_000_000_000).unwrap();
        // Back to the same milliseconds again and again, once before 1970, and more in one of them than the counter counts.
        let jumps = (0..50).flat_map(|_| [0, 1, 0, -1, 86_400_000, -3_600_000, -1_800_000_000_000, 0]);
        let still = std::iter::repeat_n(0, 10_000);
        let drawn: Vec<_> = jumps.chain(still).map(|ms| ids.uuid(at + SignedDuration::from_millis(ms))).collect();
        let unique: std::collections::HashSet<_> = drawn.iter().collect();
        assert_eq!(unique.len(), drawn.len());
        assert!(drawn.iter().all(|id| id.get_version_num() == 7));
    }
}
