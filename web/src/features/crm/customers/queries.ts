import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery, type Page } from '~/api/query';
import { translate } from '~/i18n/messages';
import { crmMessages } from '../messages';

export type Account = Schemas['Account'];
export type AccountRow = Schemas['AccountRow'];
export type AccountChange = Schemas['AccountChange'];

/** What an account is to us. */
export const standings = [
  'prospect',
  'customer',
  'referral_partner',
  'subcontractor',
  'supplier',
  'architect',
  'property_manager',
  'general_contractor',
] as const satisfies readonly Schemas['Standing'][];

export const kinds = ['household', 'company', 'public_body'] as const satisfies readonly Schemas['AccountKind'][];

export function useAccounts(name: string | undefined) {
  return useApiList<AccountRow>(['account', 'list', name ?? ''], (after, signal) =>
    ok(api.GET('/accounts', { params: { query: { name, after, limit: 50 } }, signal })),
  );
}

export function useAccount(id: string) {
  return useApiQuery(['account', 'one', id], (signal) => ok(api.GET('/accounts/{id}', { params: { path: { id } }, signal })));
}

export function usePeople(accountId: string | undefined) {
  return useApiQuery(
    ['contact', 'people', accountId],
    (signal) => ok(api.GET('/accounts/{id}/people', { params: { path: { id: accountId ?? '' } }, signal })),
    { enabled: Boolean(accountId) },
  );
}

export function useSites(accountId: string) {
  return useApiQuery(['site', 'of', accountId], (signal) => ok(api.GET('/accounts/{id}/sites', { params: { path: { id: accountId } }, signal })));
}

export function useOpportunitiesOf(accountId: string) {
  return useApiQuery(['opportunity', 'of', accountId], (signal) => ok(api.GET('/opportunities', { params: { query: { account_id: accountId, limit: 20 } }, signal })));
}

export const contactRoles = [
  'decision_maker',
  'partner',
  'tenant',
  'property_manager',
  'billing',
  'site_contact',
  'architect',
  'other',
] as const satisfies readonly Schemas['ContactRole'][];

export function createAccount(body: Schemas['NewAccount']): Promise<Account> {
  return ok(api.POST('/accounts', { body }));
}

/** Changes one customer: shown at once in the list and on the page, taken back with the reason when refused. */
export function useChangeAccount(account: Account) {
  return useApiMutation<AccountChange, Account>({
    send: (change) =>
      ok(api.PATCH('/accounts/{id}', { params: { path: { id: account.id }, header: ifMatch(account.version) }, body: change })),
    optimistic: (change, patch) => {
      patch<Account>(['account', 'one', account.id], (one) => ({ ...one, ...change }) as Account);
      patch<{ pages: Page<AccountRow>[] }>(['account', 'list'], (list) => ({
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          items: page.items.map((one) => (one.id === account.id ? ({ ...one, ...change } as AccountRow) : one)),
        })),
      }));
    },
    refresh: ['account'],
  });
}

export function addedText(account: Account): string {
  return translate(crmMessages, 'added', { name: account.name });
}
