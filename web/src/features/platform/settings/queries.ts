import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { translate } from '~/i18n/messages';
import { platformMessages } from '../messages';

export type Company = Schemas['Company'];
export type CompanySettings = Schemas['CompanySettings'];
export type Member = Schemas['Member'];

export function useCompany() {
  return useApiQuery(['company'], (signal) => ok(api.GET('/company', { signal })));
}

/** Settings are sent whole; only the named ones differ from what was read. */
export function useChangeCompany(company: Company) {
  return useApiMutation<{ name?: string; time_zone?: string; settings?: Partial<CompanySettings> }, Company>({
    send: ({ settings, ...change }) =>
      ok(
        api.PATCH('/company', {
          params: { header: ifMatch(company.version) },
          body: { ...change, ...(settings ? { settings: { ...company.settings, ...settings } } : {}) },
        }),
      ),
    optimistic: ({ settings, ...change }, patch) =>
      patch<Company>(['company'], (before) => ({ ...before, ...change, settings: { ...before.settings, ...settings } })),
    // The menu and the formats of the session depend on the company.
    refresh: ['company', 'session'],
  });
}

export function useMembers() {
  return useApiQuery(['member', 'list'], (signal) => ok(api.GET('/members', { signal })));
}

type Role = Schemas['Role'];

/** Those who have a seat; subcontractors and customers come through links instead. */
export const roles: readonly Role[] = ['office', 'sales', 'project_manager', 'field', 'bookkeeper', 'owner'];

const one = (member: Member, change: Partial<Member>) => (list: Member[]) => list.map((other) => (other.user_id === member.user_id ? { ...other, ...change } : other));

export function useChangeRole(member: Member) {
  return useApiMutation<Role, Member>({
    send: (role) => ok(api.PATCH('/members/{id}', { params: { path: { id: member.user_id }, header: ifMatch(member.version) }, body: { role } })),
    optimistic: (role, patch) => patch<Member[]>(['member', 'list'], one(member, { role })),
    refresh: ['member'],
  });
}

export function useEndAccess(undo: () => void) {
  return useApiMutation<Member, unknown>({
    send: ({ user_id }) => ok(api.DELETE('/members/{id}', { params: { path: { id: user_id } } })),
    optimistic: (member, patch) => patch<Member[]>(['member', 'list'], one(member, { disabled: true })),
    refresh: ['member'],
    done: ({ name }) => ({ text: translate(platformMessages, 'disabledToast', { name }), undo }),
  });
}

export function useRestore() {
  return useApiMutation<string, Member>({
    send: (id) => ok(api.POST('/members/{id}/restore', { params: { path: { id } } })),
    refresh: ['member'],
  });
}

export type Invitation = Schemas['Invitation'];

export function useInvitations(wanted: boolean) {
  return useApiQuery(['member', 'invited'], (signal) => ok(api.GET('/invitations', { signal })), { enabled: wanted });
}

export function useWithdraw() {
  return useApiMutation<Invitation, unknown>({
    send: ({ id }) => ok(api.DELETE('/invitations/{id}', { params: { path: { id } } })),
    optimistic: ({ id }, patch) => patch<Invitation[]>(['member', 'invited'], (list) => list.filter((other) => other.id !== id)),
    refresh: ['member'],
    done: ({ name }) => ({ text: translate(platformMessages, 'withdrawn', { name }) }),
  });
}

export type Token = Schemas['Token'];

export function useTokens() {
  return useApiQuery(['token', 'list'], (signal) => ok(api.GET('/tokens', { signal })));
}

export async function createToken(body: Schemas['NewToken']): Promise<Token> {
  const made = await ok(api.POST('/tokens', { body }));
  void queryClient.invalidateQueries({ queryKey: ['token'] });
  return made;
}

export function useRevokeToken() {
  return useApiMutation<Token, unknown>({
    send: ({ id }) => ok(api.DELETE('/tokens/{id}', { params: { path: { id } } })),
    optimistic: ({ id }, patch) => patch<Token[]>(['token', 'list'], (list) => list.map((other) => (other.id === id ? { ...other, revoked: true } : other))),
    refresh: ['token'],
    done: ({ name }) => ({ text: translate(platformMessages, 'revoked', { name }) }),
  });
}
