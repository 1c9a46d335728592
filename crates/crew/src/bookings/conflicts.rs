use std::collections::BTreeMap;

use kernel::reexport::uuid::Uuid;

use super::{Booking, BookingId, Conflict, ResourceKind};
use crate::{crews::CrewId, workers::WorkerId};

/// For each booking, which others overlap it and take the same person: the same worker, the same crew, a worker and
/// his crew, or two crews that share a worker.
pub fn conflicts(
    bookings: &[Booking],
    members: &BTreeMap<CrewId, Vec<WorkerId>>,
) -> BTreeMap<BookingId, Vec<Conflict>> {
    let mut found: BTreeMap<BookingId, Vec<Conflict>> = BTreeMap::new();
    for (at, a) in bookings.iter().enumerate() {
        for b in &bookings[at + 1..] {
            if a.starts_at < b.ends_at && b.starts_at < a.ends_at && same_people(a, b, members) {
                found.entry(a.id).or_default().push(named(b));
                found.entry(b.id).or_default().push(named(a));
            }
        }
    }
    found
}

fn same_people(a: &Booking, b: &Booking, members: &BTreeMap<CrewId, Vec<WorkerId>>) -> bool {
    a.resource_id == b.resource_id || people(a, members).iter().any(|one| people(b, members).contains(one))
}

fn people(booking: &Booking, members: &BTreeMap<CrewId, Vec<WorkerId>>) -> Vec<Uuid> {
    match booking.resource_kind {
        ResourceKind::Worker => vec![booking.resource_id],
        ResourceKind::Crew => {
            members.get(&CrewId(booking.resource_id)).into_iter().flatten().map(|worker| worker.0).collect()
        }
    }
}

fn named(booking: &Booking) -> Conflict {
    Conflict {
        booking_id: booking.id,
        resource_name: booking.resource_name.clone(),
        title: booking.title.clone(),
        starts_at: booking.starts_at,
        ends_at: booking.ends_at,
    }
}
