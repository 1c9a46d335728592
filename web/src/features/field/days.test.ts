import { expect, test } from 'vitest';
import { todaysFirst } from './days';

const job = (name: string, starts_at: string | null, early_start?: string) => ({ name, starts_at, tasks: early_start ? [{ early_start }] : [] });
const names = (jobs: { name: string }[]) => jobs.map((one) => one.name);

test('what is booked for today stands first, whatever begins later comes after it', () => {
  const { now, later } = todaysFirst([job('fence', '2026-03-04T15:00:00Z'), job('deck', '2026-03-06T15:00:00Z')], '2026-03-04', 'America/Denver');
  expect([names(now), names(later)]).toEqual([['fence'], ['deck']]);
});

test('on a day without work the next job stands first', () => {
  const { now, later } = todaysFirst([job('deck', null, '2026-03-06T08:00'), job('gate', null, '2026-03-09T08:00')], '2026-03-04', 'America/Denver');
  expect([names(now), names(later)]).toEqual([['deck'], ['gate']]);
});
