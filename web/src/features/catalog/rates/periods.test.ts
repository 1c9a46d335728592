import { expect, it } from 'vitest';
import { endOf, standingOn } from './periods';

const old = { name: 'Installer', valid_from: '2025-01-01', valid_to: null };
const now = { name: 'Installer', valid_from: '2026-01-01', valid_to: null };
const later = { name: 'Installer', valid_from: '2027-01-01', valid_to: null };
const other = { name: 'Foreman', valid_from: '2025-06-01', valid_to: null };
const rows = [later, now, old, other];

it('ends a rate where the next of its class begins', () => {
  expect(rows.map((row) => endOf(row, rows))).toEqual([null, '2026-12-31', '2025-12-31', null]);
});

it('keeps an end of its own when that is earlier', () => {
  expect(endOf({ ...old, valid_to: '2025-03-31' }, rows)).toBe('2025-03-31');
});

it('says which one holds on a day', () => {
  expect(rows.map((row) => standingOn(row, rows, '2026-12-31'))).toEqual(['later', 'now', 'over', 'now']);
});
