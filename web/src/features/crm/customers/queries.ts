import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery, type Page } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { translate } from '~/i18n/messages';
import { crmMessages } from '../messages';

export type Account = Schemas['Account'];
export type AccountRow = Schemas['AccountRow'];
export type AccountChange = Schemas['AccountChange'];
export type Person = Schemas['Person'];
export type Site = Schemas['Site'];

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

export function useAccounts(name: string | undefined, standing?: Schemas['Standing']) {
  return useApiList<AccountRow>(['account', 'list', name ?? '', standing ?? ''], (after, signal) =>
    ok(api.GET('/accounts', { params: { query: { name, standing, after, limit: 50 } }, signal })),
  );
}

export function useAccountsFound(name: string) {
  return useApiQuery(['account', 'named', name], (signal) => ok(api.GET('/accounts', { params: { query: { name: name || undefined, limit: 20 } }, signal })), { keepPrevious: true });
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

/** What hangs on a customer, room by room, the newest few of each. */
export function useLifeOf(account_id: string) {
  const params = { query: { account_id, limit: 20 } };
  const opportunities = useApiQuery(['opportunity', 'of', account_id], (signal) => ok(api.GET('/opportunities', { params, signal }))).data?.items ?? [];
  const estimates = useApiQuery(['estimate', 'of account', account_id], (signal) => ok(api.GET('/estimates', { params, signal }))).data?.items ?? [];
  const projects = useApiQuery(['project', 'of', account_id], (signal) => ok(api.GET('/projects', { params, signal }))).data?.items ?? [];
  const invoices = useApiQuery(['invoice', 'of', account_id], (signal) => ok(api.GET('/invoices', { params, signal }))).data?.items ?? [];
  const visits = useApiQuery(['visit', 'of', account_id], (signal) => ok(api.GET('/visits', { params, signal }))).data?.items ?? [];
  return { opportunities, estimates, projects, invoices, visits };
}

export function useContacts(name: string) {
  return useApiQuery(['contact', 'found', name], (signal) => ok(api.GET('/contacts', { params: { query: { name: name || undefined, limit: 20 } }, signal })), { keepPrevious: true });
}

/** Who the bills go to: whoever has that role, else the main person. The server addresses its letters the same way. */
export function takesBills(people: readonly Person[]): string | undefined {
  const reachable = people.filter((person) => person.contact.email);
  const chosen = reachable.find((person) => person.role === 'billing') ?? reachable.find((person) => person.is_primary);
  return (chosen ?? (reachable.length === 1 ? reachable[0] : undefined))?.contact.id;
}

/** "vip, Fence , vip" is two tags. */
export function tagsOf(typed: string): string[] {
  const tags = typed.split(',').map((tag) => tag.trim());
  return tags.filter((tag, at) => tag !== '' && tags.indexOf(tag) === at);
}

/** Changes one person, in every customer they belong to. */
export function useChangeContact(contact: Schemas['Contact']) {
  return useApiMutation<Schemas['ContactChange'], Schemas['Contact']>({
    send: (change) => ok(api.PATCH('/contacts/{id}', { params: { path: { id: contact.id }, header: ifMatch(contact.version) }, body: change })),
    optimistic: (change, patch) =>
      patch<{ items: Person[] }>(['contact', 'people'], (people) => ({
        ...people,
        items: people.items.map((one) => (one.contact.id === contact.id ? ({ ...one, contact: { ...one.contact, ...change } } as Person) : one)),
      })),
    refresh: ['contact', 'timeline'],
  });
}

export async function putPerson(account: string, contact: string, seat: Schemas['Seat']) {
  await ok(api.PUT('/accounts/{id}/people/{contact_id}', { params: { path: { id: account, contact_id: contact } }, body: seat }));
  void queryClient.invalidateQueries({ queryKey: ['contact'] });
  void queryClient.invalidateQueries({ queryKey: ['timeline'] });
}

export function useSeat(account: string, contact: string) {
  return useApiMutation<Schemas['Seat'], void>({
    send: (seat) => putPerson(account, contact, seat),
    optimistic: (seat, patch) =>
      patch<{ items: Person[] }>(['contact', 'people', account], (people) => ({
        ...people,
        items: people.items.map((one) => (one.contact.id === contact ? { ...one, ...seat, is_primary: Boolean(seat.is_primary) } : one)),
      })),
    refresh: ['contact'],
  });
}

/** The person stays on file; only the place in this customer ends, and can be given back. */
export function useRemovePerson(account: string, name: string) {
  return useApiMutation<Person, unknown>({
    send: ({ contact }) => ok(api.DELETE('/accounts/{id}/people/{contact_id}', { params: { path: { id: account, contact_id: contact.id } } })),
    refresh: ['contact', 'timeline'],
    done: ({ contact, role, is_primary }) => ({ text: translate(crmMessages, 'left', { name }), undo: () => void putPerson(account, contact.id, { role, is_primary }) }),
  });
}

export function useChangeSite(site: Site) {
  return useApiMutation<Schemas['SiteFacts'], Site>({
    send: (change) => ok(api.PATCH('/sites/{id}', { params: { path: { id: site.id }, header: ifMatch(site.version) }, body: change })),
    optimistic: (change, patch) =>
      patch<{ items: Site[] }>(['site', 'of', site.account_id], (sites) => ({
        ...sites,
        items: sites.items.map((one) => (one.id === site.id ? ({ ...one, ...change } as Site) : one)),
      })),
    refresh: ['site', 'timeline'],
  });
}

export const permissions = ['unknown', 'granted', 'refused'] as const satisfies readonly Schemas['Permission'][];

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
