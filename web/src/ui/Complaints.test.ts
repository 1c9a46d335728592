import { expect, it } from 'vitest';
import { sentence } from './Complaints';

it('makes a sentence of a clause and leaves a sentence alone', () => {
  expect(sentence('write a margin below 100 %')).toBe('Write a margin below 100 %.');
  expect(sentence('Already one.')).toBe('Already one.');
  expect(sentence(' ')).toBe('');
});
