import { expect, it } from 'vitest';
import { firstOrder, ordered } from './order';
import type { ReportGroup } from './queries';

const group = (name: string, margin: string | null) => ({ name, figures: [{ name: 'percent', value: '1' }, { name: 'margin', value: margin }] }) as ReportGroup;
const groups = [group('Deck', '5'), group('Fence', null), group('Bath', '40'), group('Roof', '-3')];
const names = (list: ReportGroup[]) => list.map((one) => one.name);

it('begins with the line that tells most', () => {
  const order = firstOrder({ kind: 'job_margin', by: 'project', groups });
  expect(order).toEqual({ by: 'margin', down: true });
  expect(names(ordered(groups, order))).toEqual(['Bath', 'Deck', 'Roof', 'Fence']);
});

it('turns round, but keeps what has no value at the end', () => {
  expect(names(ordered(groups, { by: 'margin', down: false }))).toEqual(['Roof', 'Deck', 'Bath', 'Fence']);
  expect(names(ordered(groups, { by: 'name', down: false }))).toEqual(['Bath', 'Deck', 'Fence', 'Roof']);
});

it('leaves months as they run', () => {
  expect(firstOrder({ kind: 'pipeline', by: 'month', groups })).toBeNull();
});
