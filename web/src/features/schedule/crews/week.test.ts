import { expect, it } from 'vitest';
import type { Booking, Crew, Worker } from './queries';
import { rowsOf, touches, weekOf } from './week';

it('begins the week on Monday, also seen from a Sunday and across a year', () => {
  expect(weekOf('2027-01-03')[0]).toBe('2026-12-28');
  expect(weekOf('2026-12-28')).toEqual(weekOf('2027-01-03'));
});

it('takes the days of the company, not those of Greenwich', () => {
  const evening = { starts_at: '2026-11-24T01:00:00Z', ends_at: '2026-11-24T03:00:00Z' };
  expect(touches(evening, '2026-11-23', 'America/New_York')).toBe(true);
  expect(touches(evening, '2026-11-24', 'America/New_York')).toBe(false);
});

it('does not reach into the day at whose midnight it ends', () => {
  const day = { starts_at: '2026-11-23T00:00:00Z', ends_at: '2026-11-24T00:00:00Z' };
  expect(touches(day, '2026-11-24', 'UTC')).toBe(false);
});

it('shows who left only while still booked', () => {
  const crew = { id: 'c', name: 'Framing', members: ['w'] } as Crew;
  const left = { id: 'w', name: 'Ana', active: false } as Worker;
  const booking = { resource_id: 'w', resource_kind: 'worker' } as Booking;
  expect(rowsOf([crew], [left], []).map((row) => row.id)).toEqual(['c']);
  expect(rowsOf([crew], [left], [booking]).map((row) => row.id)).toEqual(['c', 'w']);
});
