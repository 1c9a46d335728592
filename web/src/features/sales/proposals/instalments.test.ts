import { expect, it } from 'vitest';
import { scheduleOf, shareOf, type Instalment } from './instalments';

const row = (percent: string, trigger: Instalment['trigger'] = 'deposit', section = ''): Instalment => ({ name: ' Part ', trigger, section, percent });

it('sums shares exactly', () => {
  expect(shareOf([row('33.33'), row('33,33'), row('33.33'), row('0.01')])).toBe(10_000);
  expect(shareOf([row('40'), row('half')])).toBeNull();
});

it('gives a section to a milestone only, and leaves out a row of nothing', () => {
  const rows = [row('0'), row('30', 'milestone', 'Fence'), row('70', 'final', 'Fence')];
  expect(scheduleOf(rows)).toEqual([
    { name: 'Part', trigger: 'milestone', section: 'Fence', percent: '30' },
    { name: 'Part', trigger: 'final', section: null, percent: '70' },
  ]);
});
