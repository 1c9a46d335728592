//! Dragging tells what a full schedule would, to the minute, and keeps nothing until the bar is dropped.

#[path = "odd/drags.rs"]
mod drags;
mod odd;

use drags::{change, changed, criticality, told, with_percents};
use jiff::civil::datetime;
use kernel::WorkCalendar;
use odd::{START, after};
use proptest::prelude::*;
use scheduling::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500)
    ))]

    #[test]
    fn a_drag_tells_what_a_full_schedule_would(
        mut n in with_percents(), critical in criticality(), drags in prop::collection::vec(prop::collection::vec(change(), 0..3), 1..6)
    ) {
        n.criticality = critical;
        let before = schedule(&n);
        let mut live = Live::new(n.clone());
        for changes in &drags {
            prop_assert_eq!(live.drag(changes), told(&before, &schedule(&changed(&n, changes))));
        }
        prop_assert_eq!(live.schedule(), before);
        prop_assert_eq!(&live.network(), &n);
    }

    #[test]
    fn what_is_dropped_again_and_again_stays_equal_to_a_full_schedule(
        mut n in with_percents(), critical in criticality(), drops in prop::collection::vec((change(), change()), 1..12)
    ) {
        n.criticality = critical;
        let mut live = Live::new(n.clone());
        let mut before = schedule(&n);
        for (dropped, tried) in drops {
            live.drag(&[tried]);
            n = changed(&n, &[dropped]);
            let after = schedule(&n);
            prop_assert_eq!(live.keep(&[dropped]), told(&before, &after));
            prop_assert_eq!(live.schedule(), after.clone());
            before = after;
        }
        prop_assert_eq!(&live.network(), &n);
    }
}

/// Three trades that follow each other through ten houses.
fn houses() -> Network {
    let mut n = Network::new(START, WorkCalendar::standard());
    for house in 0..10 {
        for (trade, days) in [("frame", 5), ("roof", 2), ("paint", 3)] {
            n.tasks.push(Task::new(format!("{trade} {house}"), "", days * 480));
            if house > 0 {
                n.links.push(Link::new(format!("{trade} {}", house - 1), format!("{trade} {house}")));
            }
        }
        n.links.push(Link::new(format!("frame {house}"), format!("roof {house}")));
        n.links.push(Link::new(format!("roof {house}"), format!("paint {house}")));
    }
    n
}

#[test]
fn a_bar_with_float_moves_alone() {
    let mut live = Live::new(houses());
    // The roof of the first house is on by 12 May; the next trade there waits for nobody before the 13th.
    let drag = live.drag(&[Change::start_from(2, datetime(2026, 5, 14, 8, 0, 0, 0))]);
    assert_eq!(drag.moved.iter().map(|m| m.task).collect::<Vec<_>>(), [2]);
    assert_eq!(drag.finish_minutes, 0);
}

#[test]
fn a_critical_bar_takes_the_finish_along() {
    let mut live = Live::new(houses());
    let drag = live.drag(&[Change::duration(0, 6 * 480)]);
    assert_eq!(drag.finish_minutes, 480);
    assert_eq!(drag.moved.len(), 30);
}

#[test]
fn a_hundred_drops_in_a_row_end_where_one_schedule_does() {
    let mut n = houses();
    let mut live = Live::new(n.clone());
    for i in 0..100usize {
        let (task, day) = (i * 17 % 30, (i * 7 % 90) as i64);
        let change =
            if i % 3 == 0 { Change::duration(task, day * 60) } else { Change::start_from(task, after(24 * day)) };
        n = changed(&n, &[change]);
        live.keep(&[change]);
        assert_eq!(live.schedule(), schedule(&n), "after drop {i}");
    }
}

#[test]
fn a_bar_that_is_not_there_moves_nothing() {
    let mut live = Live::new(houses());
    let drag = live.drag(&[Change::duration(30, 480)]);
    assert_eq!((drag.moved.len(), drag.floats.len(), drag.finish_minutes), (0, 0, 0));
}
