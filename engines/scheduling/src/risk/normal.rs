//! The normal distribution.

use std::f64::consts::{PI, SQRT_2};

/// The chance of a standard normal variable to be at most `x`: the series of G. Marsaglia, "Evaluating the Normal
/// Distribution", Journal of Statistical Software 11 (2004).
pub(crate) fn cumulative(x: f64) -> f64 {
    if x.abs() > 8.0 {
        return if x > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut sum, mut term, mut n) = (x, x, 1.0);
    while term.abs() > sum.abs() * f64::EPSILON / 2.0 {
        n += 2.0;
        term *= x * x / n;
        sum += term;
    }
    0.5 + sum * density(x)
}

fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (PI.sqrt() * SQRT_2)
}

/// The value not exceeded with a probability, for probabilities a hundred-thousandth or more away from 0 and 1.
pub(crate) fn quantile(probability: f64) -> f64 {
    let p = probability.clamp(1e-5, 1.0 - 1e-5);
    // The cumulative function is convex on one side of the middle and concave on the other, so steps of Newton's method
    // from the middle come nearer from one side and never leap over the answer.
    let mut x = 0.0;
    for _ in 0..40 {
        let step = (p - cumulative(x)) / density(x);
        x += step;
        if step.abs() < 1e-13 {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_values_of_the_tables() {
        for (x, p) in
            [(0.0, 0.5), (1.0, 0.841_344_746_068_543), (-1.959_963_984_540_054, 0.025), (3.0, 0.998_650_101_968_37)]
        {
            assert!((cumulative(x) - p).abs() < 1e-13, "{x}");
            assert!((quantile(p) - x).abs() < 1e-9, "{p}");
        }
        assert_eq!((cumulative(9.0), cumulative(-9.0)), (1.0, 0.0));
    }
}
