import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Visit = Schemas['Visit'];

export const visitKinds = ['maintenance', 'inspection', 'repair', 'warranty'] as const satisfies readonly Schemas['VisitKind'][];

export function useVisits(from: string, to: string | undefined) {
  return useApiList<Visit>(['visit', 'list', from, to ?? ''], (after, signal) =>
    ok(api.GET('/visits', { params: { query: { from, to, after, limit: 100 } }, signal })),
  );
}

/** The visits to one customer, the past ones too. */
export function useVisitsOf(account: string) {
  return useApiList<Visit>(['visit', 'of', account], (after, signal) =>
    ok(api.GET('/visits', { params: { query: { account_id: account, after, limit: 100 } }, signal })),
  );
}

export function useVisit(id: string) {
  return useApiQuery(['visit', 'one', id], (signal) => ok(api.GET('/visits/{id}', { params: { path: { id } }, signal })));
}

/** Customers whose name contains the words; a short list to choose from. */
export function useCustomersNamed(name: string) {
  return useApiQuery(
    ['account', 'named', name],
    (signal) => ok(api.GET('/accounts', { params: { query: { name: name || undefined, limit: 20 } }, signal })),
    { keepPrevious: true },
  );
}

export async function createVisit(body: Schemas['NewVisit']): Promise<Visit> {
  return refreshed(await ok(api.POST('/visits', { body })));
}

export async function moveVisit(visit: Visit, body: Schemas['VisitMove']): Promise<Visit> {
  return refreshed(await ok(api.POST('/visits/{id}/reschedule', { params: of(visit), body })));
}

export async function completeVisit(visit: Visit, notes: string): Promise<Visit> {
  return refreshed(await ok(api.POST('/visits/{id}/complete', { params: of(visit), body: { notes } })));
}

export async function cancelVisit(visit: Visit, notes: string): Promise<Visit> {
  return refreshed(await ok(api.POST('/visits/{id}/cancel', { params: of(visit), body: { notes } })));
}

function of(visit: Visit) {
  return { path: { id: visit.id }, header: ifMatch(visit.version) };
}

function refreshed(visit: Visit): Visit {
  for (const subject of ['visit', 'booking']) void queryClient.invalidateQueries({ queryKey: [subject] });
  return visit;
}
