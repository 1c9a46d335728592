//! What a simulation rests on: its pass is that of the schedule, and its shapes have the moments of their formulas.

use kernel::calendar::from_minute;
use proptest::prelude::*;

use super::odd::network;
use crate::plan::Plan;
use crate::risk::clock::Clock;
use crate::risk::compile::{Asked, compile};
use crate::risk::draw::{Stream, Tables};
use crate::risk::hammock::Hammock;
use crate::risk::net::Kind;
use crate::risk::{Factor, Risk, Shape, ThreePoint, simulate};
use crate::{Constraint, Criticality, Network, Progress, schedule};

/// Each task's early start and finish by the compiled pass, with planned work; without its weather, or in weather that
/// changes nothing.
fn early_dates(network: &Network, seasonal: bool) -> Vec<(String, jiff::civil::DateTime, jiff::civil::DateTime)> {
    let plan = Plan::new(network);
    let factors = if seasonal { vec![0] } else { vec![] };
    let about = schedule(network).finish;
    let compiled = compile(
        &plan,
        &Asked {
            ties: &[],
            seasonal: &vec![factors; network.tasks.len()],
            months: &|_| 1 << 5,
            told: &|_| true,
            about,
        },
    );
    let net = &compiled.net;
    let work: Vec<i32> = net.nodes.iter().map(|n| n.work as i32).collect();
    let (mut state, mut paces) = (net.fixed.clone(), Vec::new());
    net.weather.paces(|_| 1.0, &mut paces);
    net.pass(&work, &paces, &mut state);
    assert_eq!(from_minute(state.end), about);
    let mut told = Vec::new();
    let index = network.tasks.iter().enumerate().map(|(i, t)| (t.id.as_str(), i)).collect();
    for (task, subject) in network.tasks.iter().enumerate() {
        let n = compiled.position[plan.exits[task]] as usize;
        let (start, finish) = if plan.is_effort(task) {
            Hammock::all(&plan, &index, &[task])[0].span(&plan, &compiled, &state)
        } else {
            (state.minute[2 * n], state.minute[2 * n + 1])
        };
        told.push((subject.id.clone(), from_minute(start), from_minute(finish)));
    }
    told
}

fn told(n: &Network) -> String {
    serde_json::to_string(&Network { calendars: vec![], ..n.clone() }).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000)
    ))]

    #[test]
    fn with_planned_work_the_pass_gives_the_early_dates_of_the_schedule(n in network(), seasonal in any::<bool>()) {
        let answer = schedule(&n);
        for (id, start, finish) in early_dates(&n, seasonal) {
            let t = answer.task(&id).unwrap();
            prop_assert_eq!((start, finish), (t.early_start, t.early_finish), "{}\n{}", id, told(&n));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_network_breaks_a_simulation_and_the_order_of_input_does_not_matter(n in network(), by in 0usize..12) {
        let shape = Shape::Pert(ThreePoint::ratios(0.6, 1.0, 2.0));
        let rain = Factor {
            name: "Rain".into(),
            shape: Shape::LogNormal { median: 1.1, sigma: 0.3 },
            tasks: n.tasks.iter().step_by(2).map(|t| t.id.clone()).collect(),
            months: vec![5],
        };
        let risk = Risk { otherwise: shape, factors: vec![rain], ..Risk::default() };
        let mut turned = n.clone();
        let tasks = turned.tasks.len();
        turned.tasks.rotate_left(by % tasks);
        turned.links.reverse();
        let (a, b) = (simulate(&n, &risk, 50, 7, |_| true).unwrap(), simulate(&turned, &risk, 50, 7, |_| true).unwrap());
        prop_assert_eq!(&a.finish, &b.finish, "{}", told(&n));
        for task in &a.tasks {
            let other = b.tasks.iter().find(|t| t.id == task.id);
            prop_assert_eq!(Some(task), other);
            prop_assert!((0.0..=1.0).contains(&task.criticality));
        }
        prop_assert_eq!(a.tornado, b.tornado);
    }
}

proptest! {
    /// Without dates that hold against links, without progress and summaries, where the two mean different things by it.
    #[test]
    fn with_planned_work_the_path_is_the_longest_path_of_the_schedule(mut n in network()) {
        n.criticality = Criticality::LongestPath;
        for task in &mut n.tasks {
            (task.parent, task.progress) = (None, Progress::default());
            if matches!(
                task.constraint,
                Constraint::MandatoryStart(_) | Constraint::MandatoryFinish(_) | Constraint::PlacedAt(_)
            ) {
                task.constraint = Constraint::AsSoonAsPossible;
            }
        }
        let (answer, outlook) = (schedule(&n), simulate(&n, &Risk::default(), 1, 1, |_| true).unwrap());
        for task in &outlook.tasks {
            let critical = answer.task(&task.id).unwrap().critical;
            prop_assert_eq!(task.criticality == 1.0, critical, "{}\n{}", task.id, told(&n));
        }
    }
}

#[test]
fn work_that_is_done_is_no_part_of_the_net() {
    let mut n = Network::new(super::odd::START, kernel::WorkCalendar::standard());
    n.tasks = vec![crate::Task::new("a", "", 480), crate::Task::new("b", "", 480)];
    n.tasks[0].progress.actual_start = Some(super::odd::START);
    n.tasks[0].progress.actual_finish = Some(super::odd::START);
    let plan = Plan::new(&n);
    let about = n.start;
    let compiled =
        compile(&plan, &Asked { ties: &[], seasonal: &[vec![], vec![]], months: &|_| 0, told: &|_| false, about });
    assert_eq!(compiled.net.nodes.iter().filter(|n| n.kind == Kind::Fixed).count(), 1);
}

/// Mean and variance of a shape over many draws.
fn moments(shape: &Shape) -> (f64, f64) {
    let mut tables = Tables::default();
    let wound = tables.wind(shape, None).unwrap().unwrap();
    let stream = Stream::new(3, "task", "a");
    let draws = 400_000;
    let values = (0..draws).map(|run| wound.low + wound.width * tables.tables[wound.table].at(stream.at(run)));
    let (sum, squares) = values.fold((0.0, 0.0), |(s, q), v| (s + v, q + v * v));
    let mean = sum / f64::from(draws);
    (mean, squares / f64::from(draws) - mean * mean)
}

#[test]
fn shapes_have_the_mean_and_the_variance_of_their_formulas() {
    for (a, m, b) in [(0.5, 1.0, 3.0), (1.0, 1.0, 2.0), (0.0, 2.0, 2.0), (0.9, 1.0, 1.1), (0.2, 0.3, 4.0)] {
        let points = ThreePoint::ratios(a, m, b);
        let mean = (a + 4.0 * m + b) / 6.0;
        let expected = [
            (Shape::Pert(points), mean, (mean - a) * (b - mean) / 7.0),
            (Shape::Triangular(points), (a + m + b) / 3.0, (a * a + m * m + b * b - a * m - a * b - m * b) / 18.0),
        ];
        for (shape, mean, variance) in expected {
            let (found_mean, found_variance) = moments(&shape);
            let off = (found_mean - mean).abs() / (variance / 400_000.0).sqrt();
            assert!(off < 3.0, "{shape:?}: {found_mean} is {off} standard errors from {mean}");
            assert!((found_variance / variance - 1.0).abs() < 0.01, "{shape:?}: {found_variance} is not {variance}");
        }
    }
    let (mean, variance) = moments(&Shape::LogNormal { median: 1.2, sigma: 0.4 });
    let (exact, factor) = (1.2 * (0.08f64).exp(), (0.16f64).exp());
    assert!((mean / exact - 1.0).abs() < 2e-3, "{mean} is not {exact}");
    assert!((variance / (exact * exact * (factor - 1.0)) - 1.0).abs() < 0.02, "{variance}");
}

#[test]
fn a_clock_asked_for_years_it_has_not_laid_out_asks_the_calendar() {
    let calendar = kernel::WorkCalendar::standard();
    let clock = Clock::new(&calendar, 0, 1440);
    assert_eq!(clock.reading(29_000_000), calendar.reading(29_000_000));
    assert_eq!(clock.earliest(9_000_000), calendar.earliest_at(9_000_000));
}
