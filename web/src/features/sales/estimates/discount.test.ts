import { expect, it } from 'vitest';
import { discountOf, discountText } from './discount';

it('reads a share and an amount as they are typed', () => {
  expect(discountOf('5%')).toEqual({ by: 'percent', percent: '5' });
  expect(discountOf('2,5 %')).toEqual({ by: 'percent', percent: '2.5' });
  expect(discountOf('$1,250.00')).toEqual({ by: 'amount', amount: '1250.00' });
  expect(discountOf('')).toEqual({ by: 'percent', percent: '0' });
});

it('does not guess', () => {
  for (const typed of ['five', '-5', '5%%', '1.2.3', '10.005']) expect(discountOf(typed), typed).toBeNull();
});

it('writes what it reads', () => {
  for (const typed of ['5%', '250.00']) expect(discountText(discountOf(typed))).toBe(typed);
});
