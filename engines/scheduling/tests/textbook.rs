//! Networks whose dates and slacks are printed in textbooks.

use jiff::SignedDuration;
use jiff::civil::{DateTime, datetime};
use kernel::WorkCalendar;
use scheduling::{Link, Network, Task, schedule, verify};

const START: DateTime = datetime(2026, 1, 5, 0, 0, 0, 0);

fn cases() -> Option<Vec<serde_json::Value>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = "shared/data/evm/pmcontrols-validation-cases.json";
    let Some(text) = root.ancestors().find_map(|dir| std::fs::read_to_string(dir.join(path)).ok()) else {
        println!("skipped: no {path} beside the repository");
        return None;
    };
    let suite: serde_json::Value = serde_json::from_str(&text).unwrap();
    Some(suite["cases"].as_array().unwrap().iter().filter(|c| c["method"] == "cpm").cloned().collect())
}

/// The textbooks' weeks become hours, day and night.
fn hour(n: &serde_json::Value) -> DateTime {
    START + SignedDuration::from_hours(n.as_i64().unwrap())
}

#[test]
fn printed_dates_slacks_and_critical_paths_come_out() {
    let Some(cases) = cases() else { return };
    assert_eq!(cases.len(), 4);
    for case in cases {
        let mut n = Network::new(START, WorkCalendar::round_the_clock());
        for activity in case["inputs"]["activities"].as_array().unwrap() {
            let id = activity["id"].as_str().unwrap();
            n.tasks.push(Task::new(id, id, 60 * activity["duration"].as_i64().unwrap()));
            let before = activity["predecessors"].as_array().unwrap().iter();
            n.links.extend(before.map(|p| Link::new(p.as_str().unwrap(), id)));
        }
        let (answer, printed) = (schedule(&n), &case["expected"]);
        assert_eq!(verify(&n, &answer), []);
        assert_eq!(answer.finish, hour(&printed["project_duration"]), "{}", case["id"]);
        for (id, dates) in printed["schedule"].as_object().unwrap() {
            let t = answer.task(id).unwrap();
            let found = (t.early_start, t.early_finish, t.late_start, t.late_finish);
            let wanted = (hour(&dates["es"]), hour(&dates["ef"]), hour(&dates["ls"]), hour(&dates["lf"]));
            assert_eq!(found, wanted, "{} {id}", case["id"]);
            assert_eq!(t.total_float, 60 * dates["slack"].as_i64().unwrap(), "{} {id}", case["id"]);
        }
        let critical: Vec<&str> = answer.tasks.iter().filter(|t| t.critical).map(|t| t.id.as_str()).collect();
        assert_eq!(serde_json::json!(critical), printed["critical_path"], "{}", case["id"]);
    }
}
