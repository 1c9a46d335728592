import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, ok, type Schemas } from './client';
import { Problem } from './problem';
import { queryClient } from './queryClient';

export type Me = Schemas['Me'];

const storageKey = 'ridgebeam.me';

/** Who is signed in, or null. Kept on the device so that the day opens without a signal. */
export const sessionQuery = queryOptions<Me | null>({
  queryKey: ['session'],
  // Asked without a signal too: what is kept answers, so that no page waits for the network to open.
  networkMode: 'always',
  refetchOnReconnect: true,
  staleTime: 5 * 60_000,
  queryFn: async () => {
    try {
      const me = await ok(api.GET('/session'));
      remember(me);
      return me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        remember(null);
        return null;
      }
      const kept = error instanceof Problem && error.unreachable ? recall() : null;
      if (kept) return kept;
      throw error;
    }
  },
});

export function useSession(): Me | null {
  return useQuery({ ...sessionQuery, enabled: wasSignedIn() }).data ?? null;
}

/** For screens inside the shell, where somebody is always signed in. */
export function useMe(): Me {
  const me = useSession();
  if (!me) throw new Error('This screen is shown only to somebody who is signed in.');
  return me;
}

/** Whether somebody was signed in on this device; nobody has to be asked when nobody was. */
export const wasSignedIn = (): boolean => recall() !== null;

export async function signIn(body: Schemas['SignIn']): Promise<Me> {
  return welcome(await ok(api.POST('/session', { body })));
}

export async function setUp(body: Schemas['NewCompany']): Promise<Me> {
  return welcome(await ok(api.POST('/setup', { body })));
}

/** The link of an invitation was followed and a password chosen. */
export async function accept(body: Schemas['Accept']): Promise<Me> {
  return welcome(await ok(api.POST('/session/invitation', { body })));
}

export async function signOut() {
  await ok(api.DELETE('/session'));
  remember(null);
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

function welcome(me: Me): Me {
  remember(me);
  queryClient.setQueryData(sessionQuery.queryKey, me);
  return me;
}

function remember(me: Me | null) {
  try {
    if (me) localStorage.setItem(storageKey, JSON.stringify(me));
    else localStorage.removeItem(storageKey);
  } catch {
    // Without storage the screen needs a signal to open; nothing else changes.
  }
}

function recall(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Me | null;
  } catch {
    return null;
  }
}
