import { expect, test } from 'vitest';
import type { Booking, Crew } from '~/features/schedule/crews/queries';
import { busyWith } from './busy';

const booking = (resource_id: string, from: number, to: number, subject_id = 'task') =>
  ({ resource_id, subject_id, starts_at: `2026-03-04T${from}:00:00Z`, ends_at: `2026-03-04T${to}:00:00Z` }) as Booking;
const at = (hour: number) => Date.parse(`2026-03-04T${hour}:00:00Z`);
const crews = [{ id: 'north', members: ['luis', 'pete'] }] as unknown as Crew[];

test('somebody is busy with what the crew is booked for', () => {
  expect(busyWith('luis', crews, [booking('north', 10, 16)], at(10), at(12))).toHaveLength(1);
  expect(busyWith('ray', crews, [booking('north', 10, 16)], at(10), at(12))).toHaveLength(0);
});

test('what ends when the window begins is not in the way', () => {
  expect(busyWith('luis', crews, [booking('luis', 10, 12)], at(12), at(14))).toHaveLength(0);
});

test('the visit itself does not count against its own person', () => {
  expect(busyWith('luis', crews, [booking('luis', 10, 12, 'visit')], at(10), at(12), 'visit')).toHaveLength(0);
});
