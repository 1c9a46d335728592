import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';

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

export function endAccess(id: string) {
  return ok(api.DELETE('/members/{id}', { params: { path: { id } } }));
}
