import { expect, test } from 'vitest';
import { minorOf } from './amount';

test('an amount is read to the cent without a float in between', () => {
  expect(minorOf('1,250.50')).toBe(125_050);
  expect(minorOf('$ 0.07')).toBe(7);
  expect(minorOf('-20')).toBe(-2_000);
});

test('what is no amount is not guessed', () => {
  for (const typed of ['', '12.345', 'twelve', '1.000.5']) expect(minorOf(typed)).toBeNull();
});
