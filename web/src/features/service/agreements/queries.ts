import { api, ok, type Schemas } from '~/api/client';
import { useApiList } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Agreement = Schemas['Agreement'];

export function useAgreements(account?: string) {
  return useApiList<Agreement>(['agreement', 'list', account ?? ''], (after, signal) =>
    ok(api.GET('/agreements', { params: { query: { account_id: account, after, limit: 100 } }, signal })),
  );
}

export async function createAgreement(body: Schemas['NewAgreement']): Promise<Agreement> {
  const made = await ok(api.POST('/agreements', { body }));
  for (const subject of ['agreement', 'visit']) void queryClient.invalidateQueries({ queryKey: [subject] });
  return made;
}
