import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery, type Patch } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Estimate = Schemas['EstimateDocument'];
export type EstimateRow = Schemas['EstimateRow'];
export type Section = Schemas['SectionView'];
export type Line = Schemas['LineView'];
export type NewLine = Schemas['NewLine'];
export type Proposal = Schemas['Proposal'];

export function useEstimates(state?: Schemas['EstimateState']) {
  return useApiList<EstimateRow>(['estimate', 'list', state ?? ''], (after, signal) => ok(api.GET('/estimates', { params: { query: { state, after, limit: 100 } }, signal })));
}

export function useEstimate(id: string) {
  return useApiQuery(['estimate', 'one', id], (signal) => ok(api.GET('/estimates/{id}', { params: { path: { id } }, signal })));
}

export function createEstimate(body: Schemas['NewEstimate']) {
  return ok(api.POST('/estimates', { body }));
}

/** Every change answers with the whole estimate, priced anew; it takes the place of the one on the screen. Until then what was typed shows. */
function useEstimateChange<V>(send: (vars: V) => Promise<Estimate>, optimistic?: (vars: V, patch: Patch) => void) {
  return useApiMutation<V, Estimate>({
    optimistic,
    send: async (vars) => {
      const estimate = await send(vars);
      queryClient.setQueryData(['estimate', 'one', estimate.id], estimate);
      return estimate;
    },
    refresh: ['estimate'],
  });
}

export function useChangeEstimate({ id, version }: Estimate) {
  return useEstimateChange(
    (body: Schemas['EstimateChange']) => ok(api.PATCH('/estimates/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    (body, patch) => patch<Estimate>(['estimate', 'one', id], (one) => ({ ...one, ...body }) as Estimate),
  );
}

export function useReviseEstimate(id: string) {
  return useEstimateChange(() => ok(api.POST('/estimates/{id}/revisions', { params: { path: { id } } })));
}

export function useAddSection(id: string) {
  return useEstimateChange((name: string) => ok(api.POST('/estimates/{id}/sections', { params: { path: { id } }, body: { name } })));
}

export function useChangeSection(id: string, section: Section) {
  return useEstimateChange((body: Schemas['SectionChange']) =>
    ok(api.PATCH('/estimates/{id}/sections/{section_id}', { params: { path: { id, section_id: section.id }, header: ifMatch(section.version) }, body })),
  );
}

export function useRemoveSection(id: string) {
  return useEstimateChange((section_id: string) => ok(api.DELETE('/estimates/{id}/sections/{section_id}', { params: { path: { id, section_id } } })));
}

/** Used by forms, which show their own problem. */
export async function addLine(id: string, body: NewLine) {
  const estimate = await ok(api.POST('/estimates/{id}/lines', { params: { path: { id } }, body }));
  queryClient.setQueryData(['estimate', 'one', id], estimate);
  void queryClient.invalidateQueries({ queryKey: ['estimate', 'list'] });
}

export function useChangeLine(id: string, line: Line) {
  return useEstimateChange(
    (body: Schemas['LineChange']) => ok(api.PATCH('/estimates/{id}/lines/{line_id}', { params: { path: { id, line_id: line.id }, header: ifMatch(line.version) }, body })),
    (body, patch) =>
      patch<Estimate>(['estimate', 'one', id], (one) => ({
        ...one,
        sections: one.sections.map((section) => ({ ...section, lines: section.lines.map((other) => (other.id === line.id ? ({ ...other, ...body } as Line) : other)) })),
      })),
  );
}

export function useRemoveLine(id: string) {
  return useEstimateChange((line_id: string) => ok(api.DELETE('/estimates/{id}/lines/{line_id}', { params: { path: { id, line_id } } })));
}

export function useProposalsInState(state: Schemas['ProposalState']) {
  return useApiQuery(['proposal', 'in', state], (signal) => ok(api.GET('/proposals', { params: { query: { state, limit: 100 } }, signal })));
}

/** Of one estimate, or of everything offered for an opportunity. */
export function useProposals(of: { estimate_id: string } | { opportunity_id: string }) {
  return useApiQuery(['proposal', 'list', of], (signal) => ok(api.GET('/proposals', { params: { query: of }, signal })));
}

export type Audit = Schemas['AuditRecord'];

export function useAudit(id: string) {
  return useApiQuery(['proposal', 'audit', id], (signal) => ok(api.GET('/proposals/{id}/audit', { params: { path: { id } }, signal })));
}

/** Works every hash out anew, so it is never taken from a cache. */
export function useVerification(id: string) {
  return useApiQuery(['proposal', 'verification', id], (signal) => ok(api.GET('/proposals/{id}/verification', { params: { path: { id } }, signal })), { staleTime: 0 });
}

export function usePeople(account: string) {
  return useApiQuery(['contact', 'of', account], (signal) => ok(api.GET('/accounts/{id}/people', { params: { path: { id: account } }, signal })));
}

export function useOpenOpportunities(account_id?: string) {
  return useApiQuery(['opportunity', 'open', account_id ?? ''], (signal) => ok(api.GET('/opportunities', { params: { query: { state: 'open', account_id, limit: 200 } }, signal })));
}

export function useSitesOf(account: string) {
  return useApiQuery(['site', 'of', account], (signal) => ok(api.GET('/accounts/{id}/sites', { params: { path: { id: account } }, signal })));
}

/** Every revision of the same estimate, this one too. */
export function useRevisions({ number, opportunity_id, account_id }: Estimate): EstimateRow[] {
  const query = opportunity_id ? { opportunity_id, limit: 100 } : { account_id, limit: 100 };
  const found = useApiQuery(['estimate', 'revisions', opportunity_id ?? account_id], (signal) => ok(api.GET('/estimates', { params: { query }, signal })));
  return found.data?.items.filter((one) => one.number === number) ?? [];
}

export function useCancelEstimate(id: string) {
  return useEstimateChange(() => ok(api.POST('/estimates/{id}/cancel', { params: { path: { id } } })));
}

/** Writes down the introduction if it was changed, makes the proposal and sends it at once. */
export async function propose({ id, ...read }: Estimate, opening: string, body: Schemas['NewProposal']) {
  // A second try after a refusal starts from what the first one left behind.
  const { version, introduction } = queryClient.getQueryData<Estimate>(['estimate', 'one', id]) ?? read;
  if (opening !== introduction) {
    const changed = await ok(api.PATCH('/estimates/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { introduction: opening } }));
    queryClient.setQueryData(['estimate', 'one', id], changed);
  }
  const made = await ok(api.POST('/estimates/{id}/proposals', { params: { path: { id } }, body }));
  const sent = await ok(api.POST('/proposals/{id}/send', { params: { path: { id: made.id } } }));
  void queryClient.invalidateQueries({ queryKey: ['proposal'] });
  void queryClient.invalidateQueries({ queryKey: ['estimate'] });
  return sent;
}

export function useSendProposal(done: (sent: Proposal) => string) {
  return useApiMutation<string, Proposal>({
    send: (id) => ok(api.POST('/proposals/{id}/send', { params: { path: { id } } })),
    refresh: ['proposal', 'estimate'],
    done: (_, sent) => ({ text: done(sent) }),
  });
}
