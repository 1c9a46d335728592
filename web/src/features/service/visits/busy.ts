import type { Booking, Crew } from '~/features/schedule/crews/queries';

/** What somebody is booked for already, alone or with a crew, that overlaps a window; all of the day without one. */
export function busyWith(worker: string, crews: readonly Crew[], bookings: readonly Booking[], from: number, to: number, except?: string): Booking[] {
  const taken = new Set([worker, ...crews.filter((crew) => crew.members.includes(worker)).map((crew) => crew.id)]);
  return bookings.filter(
    (one) => taken.has(one.resource_id) && one.subject_id !== except && Date.parse(one.starts_at) < to && Date.parse(one.ends_at) > from,
  );
}
