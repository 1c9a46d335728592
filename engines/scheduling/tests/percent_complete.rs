//! Percent complete by each way there is, and earned value against a baseline that is chosen.

use std::str::FromStr;

use jiff::civil::{DateTime, datetime};
use kernel::{Decimal, WorkCalendar};
use scheduling::earned_value::*;
use scheduling::{Baseline, BaselineTask};

fn d(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

#[test]
fn by_duration_it_is_what_is_gone_of_what_was_planned() {
    let done = |planned, remaining| PercentComplete::Duration { planned, remaining }.done();
    assert_eq!((done(960, 240), done(960, 0), done(960, 2000), done(0, 0)), (d("0.75"), d("1"), d("0"), d("0")));
}

#[test]
fn by_units_what_is_left_now_counts_not_what_was_thought_at_first() {
    let done = |done, left| PercentComplete::Units { done: d(done), left: d(left) }.done();
    // 300 feet of pipe planned, 240 laid, and 160 still to lay.
    assert_eq!((done("240", "160"), done("0", "0"), done("5", "-5")), (d("0.6"), d("0"), d("1")));
}

#[test]
fn by_judgement_it_stays_between_nothing_and_all() {
    let done = |judged: &str| PercentComplete::Physical { done: d(judged) }.done();
    assert_eq!((done("0.35"), done("1.2"), done("-1")), (d("0.35"), d("1"), d("0")));
}

#[test]
fn by_steps_each_counts_its_weight() {
    let step = |weight: &str, done: &str| Step { weight: d(weight), done: d(done) };
    let done = |steps: Vec<Step>| PercentComplete::Steps { steps }.done();
    assert_eq!(done(vec![step("1", "1"), step("3", "0.5"), step("-9", "1")]), d("0.625"));
    assert_eq!(done(vec![]), d("0"));
    assert_eq!(done(vec![step("79228162514264337593543950335", "1"), step("1", "1")]), d("0"), "too large to count");
}

#[test]
fn the_performance_needed_to_end_where_it_is_heading_is_that_so_far() {
    let s = Standing { pv: d("40000"), ev: d("30000"), ac: d("36000"), bac: d("100000") };
    assert_eq!(s.tcpi_to_eac(EacMethod::AsSoFar).unwrap().round_dp(6), s.cpi().unwrap().round_dp(6));
    assert_eq!(s.tcpi_to_eac(EacMethod::RestAsBudgeted), Some(d("1")));
    assert_eq!(s.tcpi_to_eac(EacMethod::Estimated { etc: d("56000") }), Some(d("1.25")));
}

const fn may(day: i8, hour: i8) -> DateTime {
    datetime(2026, 5, day, hour, 0, 0, 0)
}

fn baseline(finish: DateTime) -> Baseline {
    let task = |id: &str, start, finish| BaselineTask { id: id.into(), start, finish };
    Baseline { finish, tasks: vec![task("dig", may(4, 8), may(5, 17)), task("panels", may(6, 8), finish)] }
}

#[test]
fn the_same_work_is_behind_one_baseline_and_ahead_of_another() {
    let budgeted =
        |task: &str, budget: &str, done: &str| Budgeted { task: task.into(), budget: d(budget), done: d(done) };
    let budgets = [budgeted("dig", "800", "1"), budgeted("panels", "1000", "0.4"), budgeted("gate", "300", "0.5")];
    let calendar = WorkCalendar::standard();
    // On Thursday evening two days of the panels' two, or of their five, are over.
    let at = |finish| Measured::against(&baseline(finish), &budgets).standing(&calendar, may(7, 17), d("1300"));
    let (first, revised) = (at(may(7, 17)), at(may(12, 17)));
    assert_eq!((first.pv, first.ev, first.bac), (d("1800"), d("1200"), d("1800")));
    assert_eq!((revised.pv, revised.ev), (d("1200"), d("1200")));
    assert_eq!(Measured::against(&baseline(may(7, 17)), &budgets).added, ["gate"]);
}
