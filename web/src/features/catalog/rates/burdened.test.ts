import { expect, it } from 'vitest';
import { burdened } from './burdened';

it('adds the burden to the cent', () => {
  expect(burdened('36.00', '34')).toBe('48.24');
  expect(burdened('28.5', '32.25')).toBe('37.69');
});

it('waits for figures it can read', () => {
  for (const [base, percent] of [['', '30'], ['30', 'a third'], ['0', '30'], ['-5', '30']] as const) expect(burdened(base, percent)).toBeNull();
});
