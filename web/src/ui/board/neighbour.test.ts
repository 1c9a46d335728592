import { expect, it } from 'vitest';
import { neighbour } from './neighbour';

const board = [['a', 'b', 'c'], [], ['d']];

it('walks up and down and stops at the ends', () => {
  expect(neighbour(board, 'b', 'up')).toBe('a');
  expect(neighbour(board, 'b', 'down')).toBe('c');
  expect(neighbour(board, 'c', 'down')).toBeUndefined();
});

it('skips empty columns and keeps the height as far as it can', () => {
  expect(neighbour(board, 'c', 'right')).toBe('d');
  expect(neighbour(board, 'd', 'left')).toBe('a');
  expect(neighbour(board, 'd', 'right')).toBeUndefined();
});

it('knows nothing of a card that is not there', () => {
  expect(neighbour(board, 'x', 'up')).toBeUndefined();
});
