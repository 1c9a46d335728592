import { api, ok, type Schemas } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { translate } from '~/i18n/messages';
import { marketingMessages } from './messages';

export type Source = Schemas['Source'];
export type Campaign = Schemas['Campaign'];
export type Spend = Schemas['Spend'];

export const sourceKinds = ['website', 'phone', 'referral', 'paid_search', 'social', 'event', 'partner', 'other'] as const satisfies readonly Schemas['SourceKind'][];

export function useSources() {
  return useApiQuery(['source', 'list'], (signal) => ok(api.GET('/sources', { signal })), { staleTime: 300_000 });
}

export function useCampaigns() {
  return useApiQuery(['campaign', 'list'], (signal) => ok(api.GET('/campaigns', { signal })), { staleTime: 300_000 });
}

/** Everything spent from a day on. The list goes backwards in time, so it is read until it is past that day. */
export function useSpendSince(day: string) {
  return useApiQuery(['spend', 'since', day], async (signal) => {
    const spent: Spend[] = [];
    for (let after: string | undefined; ; ) {
      const page = await ok(api.GET('/spend', { params: { query: { after, limit: 200 } }, signal }));
      spent.push(...page.items.filter((one) => one.on_date >= day));
      after = page.next ?? undefined;
      if (!after || page.items.some((one) => one.on_date < day)) return spent;
    }
  });
}

export async function recordSpend(body: Schemas['NewSpend']) {
  await ok(api.POST('/spend', { body }));
  for (const subject of ['spend', 'report']) void queryClient.invalidateQueries({ queryKey: [subject] });
}

export function useRemoveSpend() {
  return useApiMutation<Spend, unknown>({
    send: ({ id }) => ok(api.DELETE('/spend/{id}', { params: { path: { id } } })),
    optimistic: ({ id }, patch) => patch<Spend[]>(['spend', 'since'], (list) => list.filter((one) => one.id !== id)),
    refresh: ['spend', 'report'],
    done: ({ source_id, campaign_id, on_date, amount, note }) => ({
      text: translate(marketingMessages, 'removed'),
      undo: () => void recordSpend({ source_id, campaign_id, on_date, amount, note }),
    }),
  });
}

export async function addSource(body: Schemas['NewSource']) {
  const made = await ok(api.POST('/sources', { body }));
  void queryClient.invalidateQueries({ queryKey: ['source'] });
  return made;
}

export async function addCampaign(body: Schemas['NewCampaign']) {
  const made = await ok(api.POST('/campaigns', { body }));
  void queryClient.invalidateQueries({ queryKey: ['campaign'] });
  return made;
}
