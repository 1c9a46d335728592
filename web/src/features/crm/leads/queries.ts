import { api, ok, type Schemas } from '~/api/client';
import { useApiList, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Lead = Schemas['Lead'];

export const callOutcomes = ['reached', 'voicemail', 'no_answer', 'wrong_number'] as const satisfies readonly Schemas['CallOutcome'][];
export const channels = ['email', 'text', 'call'] as const satisfies readonly Schemas['PreferredChannel'][];

/** The open ones; the server puts who waits longest first. */
export function useLeads(state?: Schemas['LeadState']) {
  return useApiList<Lead>(['lead', 'list', state ?? ''], (after, signal) => ok(api.GET('/leads', { params: { query: { state, after, limit: 50 } }, signal })));
}

export function useLead(id: string) {
  return useApiQuery(['lead', 'one', id], (signal) => ok(api.GET('/leads/{id}', { params: { path: { id } }, signal })));
}

export async function createLead(body: Schemas['NewLead']): Promise<Lead> {
  return refreshed(ok(api.POST('/leads', { body })));
}

export async function logCall(id: string, body: Schemas['CallOfLead']) {
  return refreshed(ok(api.POST('/leads/{id}/calls', { params: { path: { id } }, body })));
}

export async function qualify(id: string, body: Schemas['QualifyLead']) {
  return refreshed(ok(api.POST('/leads/{id}/qualify', { params: { path: { id } }, body })));
}

export async function disqualify(id: string, reason: string) {
  return refreshed(ok(api.POST('/leads/{id}/disqualify', { params: { path: { id } }, body: { reason } })));
}

async function refreshed<T>(answer: Promise<T>): Promise<T> {
  const result = await answer;
  for (const subject of ['lead', 'opportunity', 'account', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  return result;
}
