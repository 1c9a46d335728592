import { api, ok, type Schemas } from '~/api/client';
import { useApiList } from '~/api/query';

export type Communication = Schemas['Communication'];

/** Messages that wait for somebody's look: of one account, or all. */
export function useDrafts(account_id?: string, enabled = true) {
  return useApiList<Communication>(
    ['communication', 'drafts', account_id ?? ''],
    (after, signal) => ok(api.GET('/communications', { params: { query: { state: 'draft', account_id, after } }, signal })),
    { enabled },
  );
}
