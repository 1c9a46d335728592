import { api, ok, type Schemas } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

/** The places of a customer, to choose where somebody goes. */
export function useSitesOf(account: string) {
  return useApiQuery(['site', 'of', account], (signal) => ok(api.GET('/accounts/{id}/sites', { params: { path: { id: account } }, signal })), {
    enabled: account !== '',
  });
}

/** The place that is shown as chosen while nobody chose another: the customer's first. */
export function firstSite(account: string): string | null {
  return queryClient.getQueryData<{ items: Schemas['Site'][] }>(['site', 'of', account])?.items[0]?.id ?? null;
}
