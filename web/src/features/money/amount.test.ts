import { expect, test } from 'vitest';
import { minorOf } from './amount';

test('an amount is read to the cent without a float in between', () => {
  expect(minorOf('1,250.50')).toBe(125_050);
  expect(minorOf('$ 0.07')).toBe(7);
  expect(minorOf('-20')).toBe(-2_000);
});

test('both ways of writing thousands and decimals are read, as the server reads them', () => {
  for (const typed of ['1,000.50', '1.000,50', '1 000,50', '1000,50', '1000.5']) expect(minorOf(typed)).toBe(100_050);
  expect(minorOf('12,500')).toBe(1_250_000);
  expect(minorOf('1,5')).toBe(150);
  expect(minorOf('(250)')).toBe(-25_000);
});

test('what could be read two ways is not guessed', () => {
  for (const typed of ['1.500', '1,23,4', '1234,567']) expect(minorOf(typed)).toBeNull();
});

test('what is no amount is not guessed', () => {
  for (const typed of ['', '12.345', 'twelve', '1.000.5']) expect(minorOf(typed)).toBeNull();
});
