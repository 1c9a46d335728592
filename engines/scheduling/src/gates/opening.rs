//! When a gate opens, and the holds it becomes.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::{Date, DateTime, Time};
use kernel::{Diagnostic, WorkCalendar};

use super::days::{Days, shifted};
use super::{Gate, Validity, complaints};
use crate::network::{Network, NotBefore};
use crate::plan::{self, STANDARD};

/// The network with a hold on every task behind a gate that can still hold it. Without gates it is the network itself,
/// and with the holds already there too.
///
/// A hold on a summary would also stop parts of it that are under way; a gate stops nothing that has begun, and is
/// therefore put on the parts.
pub(crate) fn with_holds(network: Cow<'_, Network>) -> Cow<'_, Network> {
    if network.gates.is_empty() {
        return network;
    }
    let parents = plan::outline(&network);
    let (mut held, mut gates) = (network.into_owned(), Vec::new());
    for gate in std::mem::take(&mut held.gates) {
        let at = midnight(opens(&held, &gate));
        if at > known_until(&held) {
            for task in behind(&held, &parents, &gate) {
                let hold = NotBefore { at, label: gate.title().to_owned(), source: Some(gate.id.clone()) };
                let holds = &mut held.tasks[task].not_before;
                if !holds.contains(&hold) {
                    holds.push(hold);
                }
            }
        }
        gates.push(gate);
    }
    held.gates = gates;
    Cow::Owned(held)
}

/// The network again, without the holds that its gates became.
pub(crate) fn without_holds(network: &Network) -> Network {
    let mut plain = network.clone();
    for gate in &network.gates {
        let opened = midnight(opens(network, gate));
        let ours = |h: &NotBefore| h.at == opened && h.label == gate.title() && h.source.as_ref() == Some(&gate.id);
        plain.tasks.iter_mut().for_each(|task| task.not_before.retain(|hold| !ours(hold)));
    }
    plain
}

/// Tasks that a gate names, or that lie in a summary it names. (What is a summary itself is not asked for its start.)
pub(super) fn behind(network: &Network, parents: &[Option<usize>], gate: &Gate) -> Vec<usize> {
    let named: HashSet<&str> = gate.tasks.iter().map(String::as_str).collect();
    let is_named = |t: usize| named.contains(network.tasks[t].id.as_str());
    let is_behind = |t: &usize| std::iter::successors(Some(*t), |t| parents[*t]).any(is_named);
    let mut has_parts = vec![false; parents.len()];
    parents.iter().flatten().for_each(|p| has_parts[*p] = true);
    (0..parents.len()).filter(|t| !has_parts[*t]).filter(is_behind).collect()
}

/// What of the gates can't be used.
pub(crate) fn unusable(network: &Network) -> Vec<Diagnostic> {
    if network.gates.is_empty() {
        return Vec::new();
    }
    let known: HashSet<&str> = network.tasks.iter().map(|t| t.id.as_str()).collect();
    let mut found = Vec::new();
    for gate in &network.gates {
        let unknown = gate.tasks.iter().filter(|id| !known.contains(id.as_str()));
        found.extend(unknown.map(|id| complaints::unknown_task(gate, id)));
        if !gate.tasks.iter().any(|id| known.contains(id.as_str())) {
            found.push(complaints::without_work(gate));
        }
        if let Some(wanted) = gate.lead.calendar.filter(|c| *c >= network.calendars.len()) {
            found.push(complaints::unknown_calendar(gate, wanted));
        }
    }
    found
}

/// The day on which a gate opens.
pub(super) fn opens(network: &Network, gate: &Gate) -> Date {
    if let Some(granted) = gate.granted {
        return granted;
    }
    let today = today(network);
    let lead = lead(network, gate);
    let promised = gate.expected.or_else(|| gate.requested.map(|asked| lead.after(asked)));
    match promised {
        Some(day) => network.data_date.map_or(day, |_| day.max(today)),
        None => lead.after(today),
    }
}

pub(super) fn lead<'n>(network: &'n Network, gate: &Gate) -> Days<'n> {
    Days { days: gate.lead.days, count: gate.lead.count, office: office(network, gate) }
}

/// The first moment at which a gate that opened on a day holds good no longer.
pub(super) fn expires(opened: Date, validity: Validity) -> DateTime {
    midnight(shifted(opened, validity.days.max(1)))
}

/// The day up to which progress is known.
pub(super) fn today(network: &Network) -> Date {
    known_until(network).date()
}

fn known_until(network: &Network) -> DateTime {
    network.data_date.unwrap_or(network.start)
}

/// Whose working days the lead of a gate counts.
fn office<'n>(network: &'n Network, gate: &Gate) -> &'n WorkCalendar {
    let usable = |at: usize| network.calendars.get(at).filter(|c| c.complaint().is_none());
    gate.lead.calendar.and_then(usable).or_else(|| usable(network.calendar)).unwrap_or(&STANDARD)
}

pub(super) fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}
