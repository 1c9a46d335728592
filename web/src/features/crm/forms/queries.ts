import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type PublishedForm = Schemas['PublishedForm'];

export function useLeadForms() {
  return useApiQuery(['lead_form', 'list'], (signal) => ok(api.GET('/lead-forms', { signal })));
}

/** Adds a form, or changes the one that was read. */
export async function saveForm(body: Schemas['NewLeadForm'], known?: PublishedForm): Promise<PublishedForm> {
  const saved = known
    ? await ok(api.PATCH('/lead-forms/{id}', { params: { path: { id: known.form.id }, header: ifMatch(known.form.version) }, body }))
    : await ok(api.POST('/lead-forms', { body }));
  void queryClient.invalidateQueries({ queryKey: ['lead_form'] });
  return saved;
}
