import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';

export type Board = Schemas['Board'];
export type Card = Schemas['OpportunityCard'];
export type Opportunity = Schemas['Opportunity'];

export const roles = ['decision_maker', 'payer', 'champion', 'influencer', 'occupant', 'gatekeeper'] as const satisfies readonly Schemas['StakeholderRole'][];
export const influences = ['high', 'medium', 'low'] as const satisfies readonly Schemas['Influence'][];
export const stances = ['supports', 'neutral', 'opposes', 'unknown'] as const satisfies readonly Schemas['Stance'][];

export function usePipelines() {
  return useApiQuery(['opportunity', 'pipelines'], (signal) => ok(api.GET('/pipelines', { signal })), { staleTime: 300_000 });
}

export function useBoard(id: string | undefined, owner_id?: string) {
  return useApiQuery(
    ['opportunity', 'board', id, owner_id ?? ''],
    (signal) => ok(api.GET('/pipelines/{id}/board', { params: { path: { id: id ?? '' }, query: { owner_id, limit: 100 } }, signal })),
    { enabled: Boolean(id) },
  );
}

export function useOpportunity(id: string) {
  return useApiQuery(['opportunity', 'one', id], (signal) => ok(api.GET('/opportunities/{id}', { params: { path: { id } }, signal })));
}

export function useStakeholders(id: string) {
  return useApiQuery(['opportunity', 'stakeholders', id], (signal) => ok(api.GET('/opportunities/{id}/stakeholders', { params: { path: { id } }, signal })));
}

interface Moved {
  card: Card;
  stageId: string;
  reason?: string;
}

/** Moves a card: it stands in its new stage at once, and goes back with the reason when somebody was faster. */
export function useMove() {
  return useApiMutation<Moved, Opportunity>({
    send: ({ card, stageId, reason }) =>
      ok(
        api.POST('/opportunities/{id}/move', {
          params: { path: { id: card.id }, header: ifMatch(card.version) },
          body: { stage_id: stageId, reason: reason ?? null },
        }),
      ),
    optimistic: ({ card, stageId }, patch) => patch<Board>(['opportunity', 'board'], (board) => moved(board, card, stageId)),
    refresh: ['opportunity'],
  });
}

export function moved(board: Board, card: Card, stageId: string): Board {
  const stages = board.stages.map((column) => {
    const { minor, currency } = column.sum;
    if (column.stage.id === card.stage_id) {
      const cards = column.cards.filter((one) => one.id !== card.id);
      return { ...column, cards, count: column.count - 1, sum: { minor: minor - card.value.minor, currency } };
    }
    if (column.stage.id !== stageId) return column;
    const arrived = { ...card, stage_id: stageId, days_in_stage: 0, rotting: false };
    return { ...column, cards: [arrived, ...column.cards], count: column.count + 1, sum: { minor: minor + card.value.minor, currency } };
  });
  return { ...board, stages };
}

/** Changes one opportunity where it stands. */
export function useChangeOpportunity(opportunity: Opportunity) {
  return useApiMutation<Schemas['OpportunityChange'], Opportunity>({
    send: (change) =>
      ok(api.PATCH('/opportunities/{id}', { params: { path: { id: opportunity.id }, header: ifMatch(opportunity.version) }, body: change })),
    optimistic: (change, patch) => patch<Opportunity>(['opportunity', 'one', opportunity.id], (one) => ({ ...one, ...change }) as Opportunity),
    refresh: ['opportunity', 'timeline'],
  });
}

export function useRemoveStakeholder() {
  return useApiMutation<string, unknown>({
    send: (id) => ok(api.DELETE('/stakeholders/{id}', { params: { path: { id } } })),
    refresh: ['opportunity', 'timeline'],
  });
}
