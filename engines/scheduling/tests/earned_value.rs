//! Earned value against worked examples that others published.

use std::str::FromStr;

use jiff::civil::datetime;
use kernel::{Decimal, WorkCalendar};
use scheduling::earned_value::*;

fn d(text: &str) -> Decimal {
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).unwrap()
}

fn shared(path: &str) -> Option<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().find_map(|dir| std::fs::read_to_string(dir.join("shared/data").join(path)).ok());
    if found.is_none() {
        println!("skipped: no shared/data/{path} beside the repository");
    }
    found
}

/// Where a page cuts a number instead of rounding it: the row, and the number that is right to its digits.
const CUT: [(&str, &str, &str); 1] = [("geocities-bread", "0.6", "0.7")];

/// Equal to as many decimals as the source printed.
fn prints(row: &str, value: Option<Decimal>, printed: &str) {
    if printed.is_empty() {
        return;
    }
    let right = CUT.iter().find(|cut| (cut.0, cut.1) == (row, printed)).map_or(printed, |cut| cut.2);
    let (value, right) = (value.expect("the source prints a number"), d(right));
    let near = value.round_dp_with_strategy(right.scale(), rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    assert_eq!(near, right, "{row}: {value} is not {right}");
}

#[test]
fn the_worked_examples_come_out_to_the_printed_digit() {
    let Some(table) = shared("evm/evm-worked-a.csv") else { return };
    let mut checked = 0;
    for line in table.lines().skip(1) {
        let f: Vec<&str> = line.split(',').collect();
        let number = |i: usize| if f[i].is_empty() { Decimal::ZERO } else { d(f[i]) };
        let s = Standing { pv: number(1), ev: number(2), ac: number(3), bac: number(4) };
        prints(f[0], Some(s.cv()), f[5]);
        prints(f[0], Some(s.sv()), f[6]);
        prints(f[0], s.cpi(), f[7]);
        prints(f[0], s.spi(), f[8]);
        let atypical = f[11].contains("atypical");
        prints(f[0], s.eac(if atypical { EacMethod::RestAsBudgeted } else { EacMethod::AsSoFar }), f[9]);
        prints(f[0], s.tcpi(), f[10]);
        if let Some((months, answer)) = time_estimate(f[11]) {
            prints(f[0], s.spi().and_then(|spi| d(months).checked_div(spi)), answer);
        }
        checked += 1;
    }
    assert_eq!(checked, 9);
}

/// Months planned and months expected, where a page divides the planned time by SPI.
fn time_estimate(text: &str) -> Option<(&str, &str)> {
    let (months, answer) = text.strip_prefix("time estimate ")?.split_once(" months / SPI = ")?;
    Some((months, answer.strip_suffix(" months")?))
}

fn number(value: &serde_json::Value) -> Decimal {
    d(&value.to_string())
}

fn numbers(value: &serde_json::Value) -> Vec<Decimal> {
    value.as_array().unwrap().iter().map(number).collect()
}

#[test]
fn the_validation_cases_come_out_within_their_tolerance() {
    let Some(text) = shared("evm/pmcontrols-validation-cases.json") else { return };
    let suite: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    // The others are checked where networks, PERT and crashing are.
    for case in suite["cases"].as_array().unwrap() {
        if matches!(case["method"].as_str(), Some("evm" | "earned_schedule")) {
            check(case);
            checked += 1;
        }
    }
    assert_eq!(checked, 9);
}

fn check(case: &serde_json::Value) {
    let (inputs, expected) = (&case["inputs"], &case["expected"]);
    let (times, values) = (numbers(&inputs["periods"]), numbers(&inputs["pv"]));
    let curve: Vec<Point> = times.iter().zip(&values).map(|(time, pv)| Point { time: *time, pv: *pv }).collect();
    let given = |key: &str| if inputs[key].is_null() { Decimal::ZERO } else { number(&inputs[key]) };
    let (ev, ac, at) = (given("ev"), given("ac"), given("at"));
    let pv = curve.iter().find(|p| p.time == at).unwrap().pv;
    let s = Standing { pv, ev, ac, bac: curve.last().unwrap().pv };
    let es = EarnedSchedule::new(&curve, ev, at).unwrap();
    for (key, wanted) in expected.as_object().unwrap() {
        let value = match key.as_str() {
            "pv" => Some(s.pv),
            "cv" => Some(s.cv()),
            "sv" => Some(s.sv()),
            "cpi" => s.cpi(),
            "spi" => s.spi(),
            "eac_cpi" => s.eac(EacMethod::AsSoFar),
            "eac_typical" => s.eac(EacMethod::RestAsBudgeted),
            "etc" => s.etc(EacMethod::AsSoFar),
            "vac" => s.vac(EacMethod::AsSoFar),
            "tcpi_bac" => s.tcpi(),
            "es" => Some(es.es),
            "sv_t" => Some(es.sv()),
            "spi_t" => es.spi(),
            "ieac_t" => es.forecast_duration(),
            other => panic!("{}: no formula for {other}", case["id"]),
        };
        let off = (value.unwrap() - number(wanted)).abs();
        assert!(off <= number(&case["tol"]), "{} {key}: off by {off}", case["id"]);
    }
}

#[test]
fn a_ratio_over_nothing_is_no_number() {
    let s = Standing { pv: d("0"), ev: d("0"), ac: d("0"), bac: d("100") };
    assert_eq!((s.cpi(), s.spi(), s.eac(EacMethod::AsSoFar)), (None, None, None));
    let spent = Standing { pv: d("50"), ev: d("50"), ac: d("100"), bac: d("100") };
    assert_eq!(spent.tcpi(), None);
    assert_eq!(spent.tcpi_to(d("150")), Some(d("1")));
}

#[test]
fn both_indices_slow_the_rest() {
    let s = Standing { pv: d("50"), ev: d("40"), ac: d("50"), bac: d("100") };
    // CPI = SPI = 0.8: 50 + 60 / 0.64
    assert_eq!(s.eac(EacMethod::CostAndSchedule), Some(d("143.75")));
    assert_eq!(s.eac(EacMethod::Estimated { etc: d("70") }), Some(d("120")));
}

#[test]
fn a_finished_project_has_earned_its_planned_duration_even_if_the_curve_runs_on_flat() {
    let curve: Vec<Point> =
        [(0, 0), (1, 50), (2, 100), (3, 100)].map(|(t, pv)| Point { time: t.into(), pv: pv.into() }).to_vec();
    let es = EarnedSchedule::new(&curve, d("100"), d("3")).unwrap();
    assert_eq!((es.es, es.planned_duration), (d("2"), d("2")));
    assert_eq!(EarnedSchedule::new(&[], d("1"), d("1")), None);
}

#[test]
fn planned_value_grows_with_working_time_only() {
    let work = [BudgetedWork {
        start: datetime(2026, 5, 7, 8, 0, 0, 0),
        finish: datetime(2026, 5, 12, 17, 0, 0, 0),
        budget: d("1000"),
        done: d("0.3"),
    }];
    let calendar = WorkCalendar::standard();
    let pv = |day, hour| planned_value(&work, &calendar, datetime(2026, 5, day, hour, 0, 0, 0));
    assert_eq!(
        (pv(6, 12), pv(8, 17), pv(10, 12), pv(11, 12), pv(20, 8)),
        (d("0"), d("500"), d("500"), d("625"), d("1000"))
    );
    assert_eq!((earned_value(&work), budget_at_completion(&work)), (d("300"), d("1000")));
}
