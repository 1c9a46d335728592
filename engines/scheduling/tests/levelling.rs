//! Levelling: sound plans, none shorter than possible, and words where nothing can be done.

use scheduling::levelling::{Absence, Activity, Levelled, Problem, Promise, check, level, read_psplib};

/// Levels with a fixed number of plans, so that a test always sees the same.
fn levelled(problem: &Problem) -> Levelled {
    level(problem, 7, |progress| progress.steps < 2_000).expect("a problem that can be levelled")
}

fn two_fences_one_crew() -> Problem {
    Problem {
        activities: vec![
            Activity::new("Dig, Elm St", 2).needs([1]),
            Activity::new("Panels, Elm St", 3).after([0]).needs([1]),
            Activity::new("Dig, Oak Ave", 2).needs([1]),
            Activity::new("Panels, Oak Ave", 1).after([2]).needs([1]),
        ],
        capacities: vec![1],
        ..Problem::default()
    }
}

#[test]
fn one_crew_does_one_thing_at_a_time() {
    let plan = levelled(&two_fences_one_crew());
    assert_eq!(plan.makespan, 8);
    assert!(plan.proved_optimal());
}

#[test]
fn a_second_crew_halves_it() {
    let mut problem = two_fences_one_crew();
    problem.capacities = vec![2];
    assert_eq!(levelled(&problem).makespan, 5);
}

#[test]
fn nothing_starts_before_it_may() {
    let mut problem = two_fences_one_crew();
    problem.activities[0].release = 10;
    let plan = levelled(&problem);
    assert_eq!((plan.starts[0], plan.makespan), (10, 15));
}

/// Longest first is wrong here: while the long ones may not begin, the short one can be done.
#[test]
fn a_short_job_fills_the_time_before_the_long_ones_may_start() {
    let long = |name: &str| Activity { release: 1, ..Activity::new(name, 3).needs([1]) };
    let short = Activity::new("Short", 2).needs([3]);
    let problem =
        Problem { activities: vec![long("Long"), long("Long too"), short], capacities: vec![3], ..Problem::default() };
    let plan = levelled(&problem);
    assert_eq!((plan.makespan, plan.proved_optimal()), (5, true));
}

#[test]
fn nothing_to_do_takes_no_time() {
    let plan = levelled(&Problem::default());
    assert_eq!((plan.makespan, plan.proved_optimal()), (0, true));
}

#[test]
fn the_same_seed_makes_the_same_plan() {
    let problem = crowd(40, 3);
    assert_eq!(levelled(&problem), levelled(&problem));
}

#[test]
fn a_crew_on_holiday_works_before_and_after() {
    let mut problem = two_fences_one_crew();
    problem.absences = vec![Absence { resource: 0, from: 4, until: 9, amount: 1 }];
    let plan = levelled(&problem);
    assert_eq!((plan.makespan, plan.proved_optimal()), (13, true));
}

#[test]
fn the_checker_sees_work_on_a_holiday() {
    let mut problem = two_fences_one_crew();
    let plan = levelled(&problem);
    problem.absences = vec![Absence { resource: 0, from: 4, until: 5, amount: 1 }];
    assert!(check(&problem, &plan).iter().any(|d| d.code == "levelling.check.capacity"));
}

#[test]
fn what_is_promised_sooner_goes_first() {
    let mut problem = two_fences_one_crew();
    problem.promises = vec![Promise { activity: 1, due: 8, weight: 1 }, Promise { activity: 3, due: 3, weight: 1 }];
    let plan = levelled(&problem);
    assert_eq!((plan.lateness, plan.starts[3] + 1), (0, 3));
}

#[test]
fn what_nobody_can_do_is_named() {
    let mut problem = two_fences_one_crew();
    problem.activities[1].needs = vec![2];
    let complaints = level(&problem, 1, |_| true).unwrap_err();
    assert_eq!(complaints[0].code, "levelling.need_beyond_capacity");
    assert!(complaints[0].cause.contains("Panels, Elm St"), "{}", complaints[0].cause);
}

#[test]
fn a_circle_is_named() {
    let mut problem = two_fences_one_crew();
    problem.activities[0].after.push(1);
    assert_eq!(level(&problem, 1, |_| true).unwrap_err()[0].code, "levelling.circle");
}

#[test]
fn the_checker_sees_a_crew_taken_twice() {
    let problem = two_fences_one_crew();
    let mut plan = levelled(&problem);
    plan.starts = vec![0, 2, 1, 5];
    assert!(check(&problem, &plan).iter().any(|d| d.code == "levelling.check.capacity"));
}

#[test]
fn the_checker_sees_an_order_that_does_not_hold() {
    let problem = two_fences_one_crew();
    let mut plan = levelled(&problem);
    plan.starts.swap(0, 1);
    assert!(check(&problem, &plan).iter().any(|d| d.code == "levelling.check.order"));
}

#[test]
fn a_file_that_is_something_else_is_refused_in_words() {
    let refused = read_psplib("Task;Duration\nDig;2\n").unwrap_err();
    assert!(refused.to_string().contains("not a PSPLIB file"), "{refused}");
}

#[test]
fn a_slip_in_a_file_is_found_by_its_line() {
    let text = std::fs::read_to_string("../../../shared/data/psplib/j30/j301_1.sm");
    let Ok(text) = text else {
        eprintln!("skipped: ../shared/data/psplib is not here");
        return;
    };
    let at = text.lines().position(|l| l.starts_with("REQUESTS")).unwrap() + 3;
    let lines = text.lines().enumerate().map(|(i, l)| if i == at + 1 { l.replace('4', "x") } else { l.to_owned() });
    let refused = read_psplib(&lines.collect::<Vec<_>>().join("\n")).unwrap_err();
    assert_eq!(refused.line, at + 2, "{refused}");
}

#[test]
fn published_instances_are_levelled_soundly_and_never_below_their_bounds() {
    let data = std::path::Path::new("../../../shared/data/psplib");
    let Ok(known) = std::fs::read_to_string(data.join("best-known.csv")) else {
        eprintln!("skipped: ../shared/data/psplib is not here");
        return;
    };
    let (mut above, mut count) = (0.0, 0);
    for line in known.lines().skip(1).step_by(60) {
        let fields: Vec<&str> = line.split(',').collect();
        let set = if fields[0].starts_with("j120") { "j120" } else { &fields[0][..3] };
        let text = std::fs::read_to_string(data.join(set).join(format!("{}.sm", fields[0]))).unwrap();
        let problem = read_psplib(&text).unwrap();
        let plan = level(&problem, 1, |progress| progress.steps < 300).unwrap();
        let (lower, upper): (u32, u32) = (fields[1].parse().unwrap(), fields[2].parse().unwrap());
        assert_eq!(check(&problem, &plan), [], "{line}");
        assert!(plan.makespan >= lower && plan.lower_bound <= upper, "{line}: {} {}", plan.makespan, plan.lower_bound);
        above += f64::from(plan.makespan) / f64::from(upper) - 1.0;
        count += 1;
    }
    assert!(above / f64::from(count) < 0.06, "{:.3} above the best known plans", above / f64::from(count));
}

/// So many activities that crowd on three resources, in layers.
fn crowd(count: usize, seed: u32) -> Problem {
    let chance = |n: usize, k: u32| (n as u32 * 7919 + k * 104_729 + seed * 31) % 10;
    let activity = |n: usize| {
        let before = (n >= 4).then(|| n - 1 - chance(n, 1) as usize % 4);
        Activity::new(format!("{n}"), 1 + chance(n, 2)).needs((3..6).map(|k| chance(n, k) % 4)).after(before)
    };
    Problem { activities: (0..count).map(activity).collect(), capacities: vec![4, 4, 4], ..Problem::default() }
}
