//! PERT against cases that others worked out.

use scheduling::pert::*;

fn guess(name: &str, after: &[usize], a: f64, m: f64, b: f64) -> Guess {
    Guess { name: name.into(), after: after.to_vec(), shortest: a, likeliest: m, longest: b }
}

#[test]
fn the_published_cases_come_out() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = "shared/data/evm/pmcontrols-validation-cases.json";
    let Some(text) = root.ancestors().find_map(|dir| std::fs::read_to_string(dir.join(path)).ok()) else {
        println!("skipped: no {path} beside the repository");
        return;
    };
    let suite: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for case in suite["cases"].as_array().unwrap().iter().filter(|c| c["method"] == "pert") {
        let rows = case["inputs"]["activities"].as_array().unwrap();
        let position = |id: &serde_json::Value| rows.iter().position(|r| r["id"] == *id).unwrap();
        let read = |row: &serde_json::Value| {
            let after: Vec<usize> = row["predecessors"].as_array().unwrap().iter().map(position).collect();
            let n = |key: &str| row[key].as_f64().unwrap();
            guess(row["id"].as_str().unwrap(), &after, n("a"), n("m"), n("b"))
        };
        let answer = pert(&rows.iter().map(read).collect::<Vec<_>>()).unwrap();
        let off = |found: f64, key: &str| (found - case["expected"][key].as_f64().unwrap()).abs();
        assert!(off(answer.expected, "expected_duration") < 1e-9, "{}", case["id"]);
        assert!(off(answer.deviation(), "sigma_critical_path") < 1e-9, "{}", case["id"]);
        checked += 1;
    }
    assert_eq!(checked, 3);
}

#[test]
fn of_two_critical_paths_the_one_that_varies_more_counts() {
    let answer = pert(&[guess("Sure", &[], 3.0, 3.0, 3.0), guess("Unsure", &[], 0.0, 3.0, 6.0)]).unwrap();
    assert_eq!((answer.expected, answer.variance), (3.0, 1.0));
    assert!(answer.activities.iter().all(|a| a.critical));
}

#[test]
fn chances_are_those_of_the_normal_distribution() {
    let answer = pert(&[guess("Frame", &[], 4.0, 10.0, 16.0), guess("Paint", &[0], 5.0, 5.0, 5.0)]).unwrap();
    assert_eq!((answer.expected, answer.deviation()), (15.0, 2.0));
    assert_eq!(answer.probability_by(15.0), 0.5);
    assert!((answer.probability_by(17.0) - 0.841_344_746).abs() < 1e-9);
    assert!((answer.time_at(0.8) - 16.683_242_467).abs() < 1e-8);
    let sure = pert(&[guess("Cure", &[], 7.0, 7.0, 7.0)]).unwrap();
    assert_eq!((sure.probability_by(6.9), sure.probability_by(7.0), sure.time_at(0.9)), (0.0, 1.0, 7.0));
}

#[test]
fn an_activity_with_time_to_spare_is_not_critical() {
    let answer = pert(&[
        guess("A", &[], 1.0, 2.0, 3.0),
        guess("B", &[0], 2.0, 4.0, 6.0),
        guess("C", &[0], 1.0, 3.0, 5.0),
        guess("D", &[1, 2], 1.0, 2.0, 3.0),
    ]);
    let answer = answer.unwrap();
    let critical: Vec<bool> = answer.activities.iter().map(|a| a.critical).collect();
    assert_eq!(critical, [true, true, false, true]);
    let c = answer.activities[2];
    assert_eq!((c.early_start, c.late_start, c.late_finish), (2.0, 3.0, 6.0));
}

#[test]
fn guesses_out_of_order_and_circles_are_named() {
    let wrong = pert(&[guess("A", &[1], 3.0, 2.0, 4.0), guess("B", &[0], 1.0, 1.0, f64::NAN)]).unwrap_err();
    let codes: Vec<&str> = wrong.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["pert.guesses", "pert.guesses", "activities.circle"]);
}
