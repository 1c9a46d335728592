//! What is in the way today: a supplier who moved the day, a paper that is not there.

use anyhow::Result;
use jiff::ToSpan;
use platform::{Act, calendars::default_calendar};
use projects::{
    deliveries::{self, DeliveryChange},
    gates::{self, GateChange, GateKind},
    projects::{ProjectFilter, ProjectId, ProjectState},
};

use super::{Teller, site::hours_after, staff::Cast};

pub async fn tell(t: &Teller, cast: &'static Cast) -> Result<()> {
    t.platform.clock().set(hours_after(t.now, -3));
    t.platform
        .act(&cast.manager, |act| {
            late_delivery(act)?;
            missing_paper(act)
        })
        .await?;
    Ok(())
}

fn of_state(act: &Act<'_>, state: ProjectState) -> platform::Result<Vec<ProjectId>> {
    let filter = ProjectFilter { state: Some(state), ..Default::default() };
    let page = projects::projects::list(act, act.who, &filter, &platform::Cursor::first(100))?;
    let mut found: Vec<_> = page.items.iter().map(|p| (p.start_on, p.id)).collect();
    found.sort();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// Material that should come within the next days comes a week later.
fn late_delivery(act: &Act<'_>) -> platform::Result<()> {
    let today = act.today()?;
    for state in [ProjectState::Active, ProjectState::Planned] {
        for project in of_state(act, state)? {
            for delivery in deliveries::of_project(act, project)? {
                let Some(needed) = delivery.needed_by.filter(|day| *day > today && delivery.received_on.is_none())
                else {
                    continue;
                };
                let note = "Truck broke down on I-70; next run is theirs to name.".to_owned();
                let change =
                    DeliveryChange { promised_on: Some(needed.saturating_add(6.days())).into(), note: note.into() };
                return deliveries::change(act, delivery.id, &change, delivery.version).map(drop);
            }
        }
    }
    Ok(())
}

/// The next job that waits to begin has a paper the city sent back.
fn missing_paper(act: &Act<'_>) -> platform::Result<()> {
    let calendar = default_calendar(act)?.1;
    for project in of_state(act, ProjectState::Planned)?.into_iter().skip(1) {
        let start = projects::projects::get(act, act.who, project)?.start_on;
        let papers = gates::of_project(act, project)?;
        let Some(gate) = papers.into_iter().find(|g| matches!(g.kind, GateKind::Locate | GateKind::Permit)) else {
            continue;
        };
        let expected = calendar.add_work(start.at(0, 0, 0, 0), 2 * calendar.day_minutes()).map(|at| at.date());
        let change = GateChange {
            cleared: false.into(),
            expected_on: expected.unwrap_or(start).into(),
            note: "The gas line is not marked; they come back with the other crew.".to_owned().into(),
            ..Default::default()
        };
        return gates::change(act, gate.id, &change, gate.version).map(drop);
    }
    Ok(())
}
