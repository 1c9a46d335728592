import { expect, test } from 'vitest';
import { turns } from './turns';

test('turns are counted from the start, so a short month moves none that follow', () => {
  expect(turns({ starts_on: '2026-08-31', every_months: 6 }, '2026-01-01', 3)).toEqual(['2026-08-31', '2027-02-28', '2027-08-31']);
});

test('nothing is due after the end', () => {
  expect(turns({ starts_on: '2026-01-10', every_months: 12, ends_on: '2027-06-01' }, '2026-02-01', 4)).toEqual(['2027-01-10']);
});

test('what is half typed brings nothing', () => {
  expect(turns({ starts_on: '', every_months: 6 }, '2026-01-01', 3)).toEqual([]);
  expect(turns({ starts_on: '2026-01-10', every_months: 0 }, '2026-01-01', 3)).toEqual([]);
});
