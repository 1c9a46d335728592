//! PERT: when a project is likely to be finished, from three guesses for each activity.
//!
//! The expected time of an activity is tₑ = (a + 4 m + b) / 6 and its variance ((b − a) / 6)², for the shortest time a, the
//! likeliest m and the longest b. The project's expected duration is the length of the critical path by expected times, its
//! variance the sum of the variances on that path, and its duration is taken to be normal (Malcolm, Roseboom, Clark and
//! Fazar, "Application of a Technique for Research and Development Program Evaluation", Operations Research 7, 1959).
//!
//! Other paths that may become the longest are left out, so the answer is too early where some are nearly as long.
//! [`crate::risk::simulate`] knows them; this is for sheets done by hand and for checking them.

use kernel::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::precedence;
use crate::risk::normal;

/// An activity with its three guesses, in any unit of time.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Guess {
    /// What diagnostics call it.
    pub name: String,
    /// Positions of the activities that have to be finished first.
    #[serde(default)]
    pub after: Vec<usize>,
    pub shortest: f64,
    pub likeliest: f64,
    pub longest: f64,
}

impl Guess {
    /// tₑ = (a + 4 m + b) / 6.
    pub fn expected(&self) -> f64 {
        (self.shortest + 4.0 * self.likeliest + self.longest) / 6.0
    }

    /// ((b − a) / 6)².
    pub fn variance(&self) -> f64 {
        ((self.longest - self.shortest) / 6.0).powi(2)
    }
}

/// When the project ends, with an activity's dates by expected times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Pert {
    pub expected: f64,
    /// Of the critical path; where there are several, of the one that varies most.
    pub variance: f64,
    /// One for each activity, in their order.
    pub activities: Vec<Expected>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, ToSchema)]
pub struct Expected {
    pub early_start: f64,
    pub early_finish: f64,
    pub late_start: f64,
    pub late_finish: f64,
    pub critical: bool,
}

/// Expected times that differ by less than this share of the project are the same.
const SAME: f64 = 1e-9;

/// Dates and chances; or what is wrong with the activities.
pub fn pert(activities: &[Guess]) -> Result<Pert, Vec<Diagnostic>> {
    let names = |i: usize| activities[i].name.as_str();
    let after: Vec<&[usize]> = activities.iter().map(|a| a.after.as_slice()).collect();
    let mut found: Vec<Diagnostic> = activities.iter().filter(|a| !in_order(a)).map(out_of_order).collect();
    let order = precedence::order(&after, names).unwrap_or_else(|wrong| {
        found.extend(wrong);
        Vec::new()
    });
    if found.is_empty() { Ok(dates(activities, &order)) } else { Err(found) }
}

fn dates(activities: &[Guess], order: &[usize]) -> Pert {
    let mut told = vec![Expected::default(); activities.len()];
    for &i in order {
        let start = activities[i].after.iter().map(|b| told[*b].early_finish).fold(0.0, f64::max);
        (told[i].early_start, told[i].early_finish) = (start, start + activities[i].expected());
    }
    let expected = told.iter().map(|t| t.early_finish).fold(0.0, f64::max);
    let same = expected * SAME;
    told.iter_mut().for_each(|t| t.late_finish = expected);
    for &i in order.iter().rev() {
        let start = told[i].late_finish - activities[i].expected();
        told[i].late_start = start;
        told[i].critical = start - told[i].early_start <= same;
        for &before in &activities[i].after {
            told[before].late_finish = told[before].late_finish.min(start);
        }
    }
    // The largest variance of a critical chain that ends with an activity.
    let mut variances = vec![0.0; activities.len()];
    let mut variance: f64 = 0.0;
    for &i in order.iter().filter(|i| told[**i].critical) {
        let drives = |b: &&usize| told[**b].critical && told[i].early_start - told[**b].early_finish <= same;
        let before = activities[i].after.iter().filter(drives).map(|b| variances[*b]).fold(0.0, f64::max);
        variances[i] = before + activities[i].variance();
        if expected - told[i].early_finish <= same {
            variance = variance.max(variances[i]);
        }
    }
    Pert { expected, variance, activities: told }
}

impl Pert {
    pub fn deviation(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The chance to be finished by a time: Φ((T − tₑ) / σ).
    pub fn probability_by(&self, time: f64) -> f64 {
        if self.variance > 0.0 {
            normal::cumulative((time - self.expected) / self.deviation())
        } else {
            f64::from(u8::from(time >= self.expected))
        }
    }

    /// The time by which it is finished with a probability between 0 and 1: tₑ + z σ.
    pub fn time_at(&self, probability: f64) -> f64 {
        self.expected + normal::quantile(probability) * self.deviation()
    }
}

fn in_order(guess: &Guess) -> bool {
    guess.shortest >= 0.0
        && guess.shortest <= guess.likeliest
        && guess.likeliest <= guess.longest
        && guess.longest.is_finite()
}

fn out_of_order(guess: &Guess) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "pert.guesses",
        format!(
            "The three times of “{}” are not in order: {}, {}, {}.",
            guess.name, guess.shortest, guess.likeliest, guess.longest
        ),
        "Give the shortest, the likeliest and the longest time, none below 0 and none below the one before it.",
    )
    .about([&guess.name])
}
