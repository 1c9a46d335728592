import { expect, it } from 'vitest';
import { trendOf } from './trend';

const percent = (value: string | null) => ({ unit: 'percent' as const, value, minor: null });

it('counts percent in points and money in minor units', () => {
  expect(trendOf(percent('63.5'), percent('60'))).toEqual({ direction: 'up', by: 3.5 });
  expect(trendOf({ unit: 'money', value: '10.00', minor: 1000 }, { unit: 'money', value: '25.00', minor: 2500 })).toEqual({ direction: 'down', by: 1500 });
});

it('takes a twentieth of a point for noise', () => {
  expect(trendOf(percent('60.01'), percent('60'))).toEqual({ direction: 'same', by: 0 });
});

it('says nothing without a time before', () => {
  expect(trendOf(percent('60'), percent(null))).toBeUndefined();
  expect(trendOf(percent('60'), undefined)).toBeUndefined();
});
