import { expect, it } from 'vitest';
import type { Estimate } from '../queries';
import { changesBetween } from './changes';

const line = (description: string, quantity: string, minor: number, counted = true) => ({ description, quantity, price: { minor, currency: 'USD' }, counted });
const estimate = (...lines: ReturnType<typeof line>[]) => ({ sections: [{ lines }] }) as unknown as Estimate;

it('tells added, removed and changed lines with what each moved', () => {
  const before = estimate(line('Posts', '10', 1000), line('Gate', '1', 300), line('Stain', '1', 200));
  const after = estimate(line('Posts', '12.0', 1200), line('Stain', '1', 250), line('Haul away', '1', 90));
  expect(changesBetween(before, after)).toEqual([
    { what: 'quantity', description: 'Posts', from: '10', to: '12.0', by: 200 },
    { what: 'price', description: 'Stain', by: 50 },
    { what: 'added', description: 'Haul away', by: 90 },
    { what: 'removed', description: 'Gate', by: -300 },
  ]);
});

it('counts an option that is taken now', () => {
  expect(changesBetween(estimate(line('Gate', '1', 300, false)), estimate(line('Gate', '1', 300)))).toEqual([{ what: 'price', description: 'Gate', by: 300 }]);
});

it('is silent about the same lines, also when two share their words', () => {
  const same = estimate(line('Post', '1', 10), line('Post', '1', 10));
  expect(changesBetween(same, same)).toEqual([]);
});
