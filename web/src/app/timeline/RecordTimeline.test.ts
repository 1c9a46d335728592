import { IconPencil } from '@tabler/icons-react';
import { expect, it } from 'vitest';
import { folded, gathered, timelineEntry } from './RecordTimeline';

const event = {
  seq: 7, at: '2026-12-01T10:00:00Z', actor_kind: 'user', actor_name: 'Ana', kind: 'note.added', subject_type: 'account', subject_id: 'x',
  data: { name: 'Hargrove', text: 'Dog in the yard.', nested: { a: 1 } },
};
const words = { icon: IconPencil, text: { en: 'noted something about {name}', es: 'anotó algo sobre {name}' }, body: 'text' };

it('speaks in the words of the room', () => {
  expect(timelineEntry(event, words, 'es')).toMatchObject({ who: 'Ana', what: 'anotó algo sobre Hargrove', body: 'Dog in the yard.' });
});

it('leaves document numbers ungrouped', () => {
  const numbered = { icon: IconPencil, text: { en: 'made estimate {number}', es: 'hizo {number}' } };
  expect(timelineEntry({ ...event, data: { number: 1001 } }, numbered, 'en').what).toBe('made estimate 1001');
});

it('reads a day as a day, in the language of the screen', () => {
  const moved = { icon: IconPencil, text: { en: 'moved it to {to}', es: 'lo movió al {to}' } };
  expect(timelineEntry({ ...event, data: { to: '2027-03-31' } }, moved, 'en').what).toBe('moved it to Mar 31, 2027');
  expect(timelineEntry({ ...event, data: { to: '2027-03-31' } }, moved, 'es').what).toBe('lo movió al 31 mar 2027');
});

it('says who acted when it was the system', () => {
  expect(timelineEntry({ ...event, actor_kind: 'system', actor_name: 'Ridgebeam' }, words, 'en').who).toBe('Ridgebeam');
});

it('gathers a day of the same into one line that names all, whatever stands between', () => {
  const costed = { icon: IconPencil, text: { en: 'costed the time of {name}', es: '' }, gather: 'name' };
  const at = (seq: number, when: string, name: string, kind = 'cost.recorded') => ({ ...event, seq, at: when, kind, data: { name } });
  const events = [
    at(5, '2026-12-02T05:00:00Z', 'Ana'), at(4, '2026-12-02T04:00:00Z', 'note', 'note.added'), at(3, '2026-12-01T20:00:00Z', 'Ben'),
    at(2, '2026-12-01T19:00:00Z', 'Ana'), at(1, '2026-12-01T06:00:00Z', 'Ana'),
  ];
  const lines = gathered(events, { 'cost.recorded': costed, 'note.added': words }, 'en', 'America/Denver');
  expect(lines.map((one) => [one.seq, (one.data as { name: string }).name])).toEqual([[5, 'Ana and Ben'], [4, 'note'], [1, 'Ana']]);
});

it('shows an event nobody gave words for', () => {
  expect(timelineEntry({ ...event, kind: 'purchase_order.sent' }, undefined, 'en').what).toBe('purchase order sent');
});

it('folds what one person did over and over within the hour, and nothing that was said', () => {
  const line = (id: string, at: string, what: string, body?: string) => ({ id, at: `2026-12-01T${at}:00Z`, who: 'Ana', what, body });
  const lines = [line('5', '12:00', 'changed it'), line('4', '11:50', 'changed it'), line('3', '11:40', 'wrote', 'Hi'), line('2', '11:30', 'wrote', 'Hi'), line('1', '09:00', 'changed it')];
  expect(folded(lines).map((one) => [one.id, one.times])).toEqual([['5', 2], ['3', undefined], ['2', undefined], ['1', undefined]]);
});
