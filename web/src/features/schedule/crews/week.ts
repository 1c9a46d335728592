import { addDays, dayOf } from '~/i18n/format';
import type { Booking, Crew, Worker } from './queries';

/** Monday to Sunday around a day. */
export function weekOf(day: string): string[] {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, index) => addDays(day, index - sinceMonday));
}

/** Whether something between two instants touches a day of the company's calendar; what ends at midnight does not. */
export function touches(span: { starts_at: string; ends_at: string }, day: string, timeZone: string): boolean {
  const last = new Date(Date.parse(span.ends_at) - 1);
  return dayOf(new Date(span.starts_at), timeZone) <= day && day <= dayOf(last, timeZone);
}

/** Whoever can be booked: one line of the week. */
export interface Row {
  id: string;
  kind: Booking['resource_kind'];
  name: string;
  /** The people of a crew, or the crews of a worker. */
  with: string[];
  bookings: Booking[];
}

/** Crews first, then people. Who left the company is shown while still booked. */
export function rowsOf(crews: readonly Crew[], workers: readonly Worker[], bookings: readonly Booking[]): Row[] {
  const booked = (id: string) => bookings.filter((one) => one.resource_id === id);
  const nameOf = (id: string) => workers.find((worker) => worker.id === id)?.name;
  const ofCrews = crews.map((crew) => ({
    id: crew.id,
    kind: 'crew' as const,
    name: crew.name,
    with: crew.members.map(nameOf).filter((name) => name !== undefined),
    bookings: booked(crew.id),
  }));
  const ofWorkers = workers
    .map((worker) => ({
      id: worker.id,
      kind: 'worker' as const,
      name: worker.name,
      with: crews.filter((crew) => crew.members.includes(worker.id)).map((crew) => crew.name),
      bookings: booked(worker.id),
      active: worker.active,
    }))
    .filter((row) => row.active || row.bookings.length > 0);
  return [...ofCrews, ...ofWorkers];
}
