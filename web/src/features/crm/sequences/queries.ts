import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';

export type Sequence = Schemas['Sequence'];
export type Step = Schemas['Step'];

export function useSequences(wanted = true) {
  return useApiQuery(['sequence', 'list'], (signal) => ok(api.GET('/sequences', { signal })), { enabled: wanted });
}

export function useEnrolments(accountId: string) {
  return useApiQuery(['enrolment', 'of', accountId], (signal) => ok(api.GET('/accounts/{id}/enrolments', { params: { path: { id: accountId } }, signal })));
}

export function useStopEnrolment() {
  return useApiMutation<string, Schemas['Enrolment']>({
    send: (id) => ok(api.POST('/enrolments/{id}/stop', { params: { path: { id } } })),
    refresh: ['enrolment', 'timeline'],
  });
}

export function changeSequence(sequence: Sequence, body: Schemas['SequenceChange']) {
  return ok(api.PATCH('/sequences/{id}', { params: { path: { id: sequence.id }, header: ifMatch(sequence.version) }, body }));
}

export function useChangeSequence(sequence: Sequence) {
  return useApiMutation<Schemas['SequenceChange'], Sequence>({
    send: (body) => changeSequence(sequence, body),
    optimistic: (change, patch) =>
      patch<{ items: Sequence[] }>(['sequence', 'list'], (list) => ({
        ...list,
        items: list.items.map((one) => (one.id === sequence.id ? ({ ...one, ...change } as Sequence) : one)),
      })),
    refresh: ['sequence'],
  });
}
