//! Dates of odd networks: sound, the same in any order of input, the same when dragged, and the lengths of all paths.

use std::collections::HashMap;

use proptest::prelude::*;
use scheduling::{Change, Live, Network, Schedule, TaskDates, schedule, verify};

use crate::drags::{change, changed, criticality, told, with_percents};
use crate::odd::network;
use crate::paths;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    let turned = (network(), 0usize..12).boxed();
    let drags = prop::collection::vec(prop::collection::vec(change(), 0..3), 1..6);
    let drags = (with_percents(), criticality(), drags).boxed();
    vec![
        Row::new("links, calendars, constraints and gates hold", 1, network().boxed(), json, sound),
        Row::new("the order of input does not matter", 1, turned, |(n, _)| json(n), any_order),
        Row::new("dates are the lengths of all paths", 1, paths::plain().boxed(), json, paths::are_dates),
        Row::new(
            "a drag tells what a full schedule does",
            1,
            drags,
            |(n, _, d)| format!("{}\n{d:?}", json(n)),
            dragged,
        ),
    ]
}

pub fn json<T: serde::Serialize>(input: &T) -> String {
    serde_json::to_string(input).unwrap_or_else(|e| e.to_string())
}

/// Nothing, or what a second mind found wrong.
pub fn nothing(found: &[kernel::Diagnostic]) -> Result<(), String> {
    if found.is_empty() { Ok(()) } else { Err(found.iter().map(|d| format!("{}\n", d.cause)).collect()) }
}

fn sound(n: &Network) -> Result<(), String> {
    nothing(&verify(n, &schedule(n)))
}

fn any_order((n, by): &(Network, usize)) -> Result<(), String> {
    let mut turned = n.clone();
    let (tasks, links) = (turned.tasks.len(), turned.links.len());
    turned.tasks.rotate_left(by % tasks);
    turned.tasks.reverse();
    turned.links.rotate_left(by % links.max(1));
    let (a, b) = (schedule(n), schedule(&turned));
    let same = by_id(&a) == by_id(&b) && a.unused_links.len() == b.unused_links.len();
    if same { Ok(()) } else { Err(format!("Other dates when turned by {by}.")) }
}

fn by_id(schedule: &Schedule) -> HashMap<&str, &TaskDates> {
    schedule.tasks.iter().map(|t| (t.id.as_str(), t)).collect()
}

type Drags = (Network, scheduling::Criticality, Vec<Vec<Change>>);

fn dragged((n, critical, drags): &Drags) -> Result<(), String> {
    let n = Network { criticality: *critical, ..n.clone() };
    let before = schedule(&n);
    let mut live = Live::new(n.clone());
    for (i, changes) in drags.iter().enumerate() {
        if live.drag(changes) != told(&before, &schedule(&changed(&n, changes))) {
            return Err(format!("Drag {i} tells otherwise."));
        }
    }
    if live.schedule() == before { Ok(()) } else { Err("A drag was kept.".into()) }
}
