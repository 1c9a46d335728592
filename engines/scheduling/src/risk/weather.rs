//! Work that goes at another pace in some months: winter, the rains.
//!
//! In a month with the ratio 1.5 an hour's work takes one and a half. Work is walked through the months it lasts, at the
//! pace of each, from its start or back from its finish; it is rounded to the minute once, at its end.

use jiff::civil::date;
use kernel::WorkCalendar;
use kernel::calendar::to_minute;

/// More minutes than any calendar has.
const MOST: f64 = 1e9;

#[derive(Debug)]
pub(super) struct Weather {
    /// When the project begins: most questions are about the years after it.
    begins: i64,
    climates: Vec<Climate>,
    /// By pace: the factors that make it.
    mixes: Vec<Vec<usize>>,
}

/// On one calendar, for tasks that know the same factors.
#[derive(Debug)]
struct Climate {
    clock: usize,
    factors: Vec<usize>,
    /// From which reading on which pace holds.
    turns: Vec<(i64, u32)>,
    /// The turn that holds when the project begins.
    first: usize,
}

impl Climate {
    /// The last turn that is not after a reading.
    #[inline]
    fn turn(&self, at: i64) -> usize {
        let rest = &self.turns[self.first..];
        match rest.iter().position(|(from, _)| *from > at) {
            Some(0) => self.turns.partition_point(|(from, _)| *from <= at).saturating_sub(1),
            Some(n) => self.first + n - 1,
            None => self.turns.len() - 1,
        }
    }
}

impl Weather {
    pub fn new(begins: i64) -> Self {
        Self { begins, climates: Vec::new(), mixes: Vec::new() }
    }

    /// The climate of tasks on a calendar that know these factors; `months` tells those of a factor.
    pub fn climate(
        &mut self,
        clock: usize,
        calendar: &WorkCalendar,
        factors: &[usize],
        months: impl Fn(usize) -> u16,
    ) -> u32 {
        let known = self.climates.iter().position(|c| c.clock == clock && c.factors == factors);
        let at = known.unwrap_or_else(|| {
            let mut turns: Vec<(i64, u32)> = Vec::new();
            for (year, month) in (1900..2300i16).flat_map(|y| (1..=12i8).map(move |m| (y, m))) {
                let mix = factors.iter().copied().filter(|f| months(*f) >> month & 1 == 1).collect();
                let pace = self.pace(mix);
                if turns.last().is_none_or(|(_, last)| *last != pace) {
                    let begins = calendar.reading(to_minute(date(year, month, 1).at(0, 0, 0, 0)));
                    turns.push((begins, pace));
                }
            }
            let begins = calendar.reading(self.begins);
            let first = turns.partition_point(|(from, _)| *from <= begins).saturating_sub(1);
            self.climates.push(Climate { clock, factors: factors.to_vec(), turns, first });
            self.climates.len() - 1
        });
        at as u32
    }

    fn pace(&mut self, mix: Vec<usize>) -> u32 {
        let at = self.mixes.iter().position(|known| *known == mix).unwrap_or_else(|| {
            self.mixes.push(mix);
            self.mixes.len() - 1
        });
        at as u32
    }

    /// The paces of a run, from its factors' ratios.
    pub fn paces(&self, ratio: impl Fn(usize) -> f64, paces: &mut Vec<f64>) {
        paces.clear();
        paces.extend(self.mixes.iter().map(|mix| mix.iter().map(|f| ratio(*f)).product::<f64>()));
    }

    /// How long work takes that begins at a reading.
    pub fn forward(&self, climate: u32, begins: i64, work: i64, paces: &[f64]) -> i64 {
        let climate = &self.climates[climate as usize];
        let (turns, mut turn) = (&climate.turns, climate.turn(begins));
        let (mut at, mut left) = (begins, work as f64);
        loop {
            let pace = paces[turns[turn].1 as usize];
            let needs = (left * pace).min(MOST);
            match turns.get(turn + 1) {
                Some((next, _)) if needs > (next - at) as f64 => {
                    left -= (next - at) as f64 / pace;
                    (at, turn) = (*next, turn + 1);
                }
                _ => return (at - begins + (needs + 0.5) as i64).max(1),
            }
        }
    }

    /// When work begins that ends at a reading.
    pub fn back(&self, climate: u32, ends: i64, work: i64, paces: &[f64]) -> i64 {
        let climate = &self.climates[climate as usize];
        let (turns, mut turn) = (&climate.turns, climate.turn(ends - 1));
        let (mut at, mut left) = (ends, work as f64);
        loop {
            let (from, pace) = turns[turn];
            let (pace, room) = (paces[pace as usize], (at - from) as f64);
            let needs = (left * pace).min(MOST);
            if turn == 0 || needs <= room {
                return (at - (needs + 0.5) as i64).min(ends - 1);
            }
            left -= room / pace;
            (at, turn) = (from, turn - 1);
        }
    }
}
