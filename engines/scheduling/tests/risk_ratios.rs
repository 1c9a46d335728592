//! What the firm's closed tasks say of the next one.

use scheduling::risk::*;

fn closed(activity: &str, crew: &str, ratios: &[f64]) -> Vec<Closed> {
    let task = |ratio: &f64| Closed {
        activity: activity.into(),
        crew: crew.into(),
        season: String::new(),
        planned: 10.0,
        actual: 10.0 * ratio,
    };
    ratios.iter().map(task).collect()
}

fn near(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} is not {expected} ± {by}");
}

#[test]
fn a_group_counts_by_how_many_it_has_and_the_rest_is_the_activity_and_the_trade() {
    let mut all = closed("Roofing", "A", &[2.0; 5]);
    all.extend(closed("Roofing", "B", &[1.0; 5]));
    all.extend(closed("Siding", "A", &[1.0; 10]));
    let history = History::with_credibility(&all, 5.0);
    let of = |activity, crew| history.estimate(activity, crew, "").unwrap();
    // In logarithms: the trade has ln 2 / 4; roofing ln 2 / 2, ten of it; crew A's roofs ln 2, five of them.
    let trade = 0.25;
    let roofing = 0.5 * (10.0 / 15.0) + trade * (5.0 / 15.0);
    let group = 1.0 * 0.5 + roofing * 0.5;
    near(of("Roofing", "A").median, 2f64.powf(group), 1e-9);
    near(of("Roofing", "new crew").median, 2f64.powf(roofing), 1e-9);
    near(of("Gutters", "A").median, 2f64.powf(trade), 1e-9);
    let counts = |e: Estimate| (e.n, e.n_activity, e.n_trade, e.level);
    assert_eq!(counts(of("Roofing", "A")), (5, 10, 20, Level::Group));
    assert_eq!(counts(of("Roofing", "new crew")), (0, 10, 20, Level::Activity));
    assert_eq!(counts(of("Gutters", "A")), (0, 0, 20, Level::Trade));
}

#[test]
fn many_tasks_of_a_group_speak_for_themselves() {
    let ratios: Vec<f64> = (0..30).rev().map(|i| 1.0 + f64::from(i) / 30.0).collect();
    let estimate = History::new(&closed("Roofing", "A", &ratios)).estimate("Roofing", "A", "").unwrap();
    let Shape::Quantiles { ratios } = estimate.shape else { panic!("{:?}", estimate.shape) };
    assert_eq!((ratios.len(), ratios[0]), (30, 1.0));
    assert!(ratios.is_sorted());
}

#[test]
fn the_fewer_there_are_the_wider_is_the_guess() {
    let some = [0.8, 0.9, 1.0, 1.1, 1.25];
    let few = History::new(&closed("Roofing", "A", &some)).estimate("Roofing", "A", "").unwrap();
    let many = History::new(&closed("Roofing", "A", &some.repeat(5))).estimate("Roofing", "A", "").unwrap();
    assert!(few.sigma > many.sigma);
    // The variance of the five, and a tenth of it for the median: five of five and the five that stand for the trade.
    let squares: f64 = some.iter().map(|r| (r.ln() - few.median.ln()).powi(2)).sum();
    near(few.sigma, (squares / 4.0 * 1.1).sqrt(), 1e-9);
    near(few.median, many.median, 1e-9);
}

#[test]
fn too_few_tasks_say_nothing_and_odd_ones_are_left_out() {
    let mut all = closed("Roofing", "A", &[1.0, 1.2, 0.9, 1.1]);
    all.extend(closed("Roofing", "A", &[0.0, -1.0, f64::NAN, f64::INFINITY]));
    let history = History::new(&all);
    assert_eq!((history.left_out, history.estimate("Roofing", "A", "")), (4, None));
}
