import { expect, it } from 'vitest';
import { uuid7 } from './uuid7';

it('carries its time, version and variant', () => {
  const id = uuid7(0x0192_3456_789a, new Uint8Array(10).fill(0xff));
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
});

it('sorts by time', () => {
  const earlier = uuid7(1_700_000_000_000);
  const later = uuid7(1_700_000_000_001);
  expect(earlier < later).toBe(true);
});
