import { expect, it } from 'vitest';
import { linkPath } from './linkPath';

const from = { left: 0, right: 100, y: 10 };

it('leaves at the finish and enters at the start', () => {
  const path = linkPath('FS', from, { left: 200, right: 300, y: 46 });
  expect(path.startsWith('M100 10')).toBe(true);
  expect(path.endsWith('L200 46')).toBe(true);
});

it('comes down on a successor that starts at once', () => {
  expect(linkPath('FS', from, { left: 100, right: 160, y: 46 })).toMatch(/L105 36$/);
});

it('goes between the rows when the successor starts before the finish', () => {
  expect(linkPath('FS', from, { left: 60, right: 160, y: 46 })).toContain('29');
});

it('joins the sides the type names', () => {
  expect(linkPath('SS', from, { left: 20, right: 60, y: 46 })).toMatch(/^M0 10.*L20 46$/);
  expect(linkPath('FF', from, { left: 20, right: 60, y: 46 })).toMatch(/^M100 10.*L60 46$/);
  expect(linkPath('SF', from, { left: 20, right: 60, y: 46 })).toMatch(/^M0 10.*L60 46$/);
});

it('draws no figure that is not a number, even for bars of no length', () => {
  const point = { left: 5, right: 5, y: 10 };
  for (const type of ['FS', 'SS', 'FF', 'SF'] as const) expect(linkPath(type, point, point)).not.toMatch(/NaN/);
});
