import { expect, it } from 'vitest';
import { moved, type Board, type Card } from './queries';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const card = { id: 'fence', stage_id: 'new', value: usd(500), days_in_stage: 9, rotting: true } as Card;
const column = (id: string, cards: Card[], minor: number) => ({ stage: { id }, cards, count: cards.length, sum: usd(minor) });

it('takes a card with its worth to the top of its new stage', () => {
  const board = { stages: [column('new', [card], 500), column('visit', [], 100)] } as unknown as Board;
  const [from, to] = moved(board, card, 'visit').stages;
  expect([from!.count, from!.sum.minor]).toEqual([0, 0]);
  expect([to!.count, to!.sum.minor]).toEqual([1, 600]);
  expect(to!.cards[0]).toMatchObject({ id: 'fence', stage_id: 'visit', days_in_stage: 0, rotting: false });
});
