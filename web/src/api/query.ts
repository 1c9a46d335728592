import {
  notifyManager,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { translate } from '~/i18n/messages';
import { toast } from '~/ui/Toasts';
import { apiMessages } from './messages';
import { notHere, problemOf, type Problem } from './problem';

/**
 * Keys start with the subject type that the server announces on the stream (`['account', id]`, `['account', 'list',
 * filters]`), so that a change by anybody refreshes every screen that shows it.
 */
export function useApiQuery<T>(
  key: QueryKey,
  load: (signal: AbortSignal) => Promise<T>,
  options: { enabled?: boolean; keepPrevious?: boolean; staleTime?: number } = {},
): UseQueryResult<T, Problem> {
  const query = useQuery<T, Problem>({
    queryKey: key,
    queryFn: ({ signal }) => load(signal),
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? 30_000,
    ...(options.keepPrevious ? { placeholderData: (previous: T | undefined) => previous as never } : {}),
  });
  return missing(query) ? ({ ...query, status: 'error', isPending: false, isError: true, error: notHere() } as UseQueryResult<T, Problem>) : query;
}

/** Without a signal a question waits; one that was never answered has nothing to show meanwhile. */
const missing = (query: { fetchStatus: string; data: unknown }) => query.fetchStatus === 'paused' && query.data === undefined;

/** Whether the screen lacks something because there is no signal. */
export function useMissing(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)), [cache]);
  return useSyncExternalStore(subscribe, () => cache.findAll({ type: 'active', fetchStatus: 'paused' }).some(({ state }) => missing(state)));
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

/** A keyset-paged list: `rows`, `more()` and whether there is more. */
export function useApiList<T>(
  key: QueryKey,
  load: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  options: { enabled?: boolean } = {},
) {
  const query = useInfiniteQuery<Page<T>, Problem, { pages: Page<T>[] }, QueryKey, string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    enabled: options.enabled ?? true,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (previous) => previous,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    rows,
    loading: query.isPending && !missing(query),
    refreshing: query.isPlaceholderData,
    error: missing(query) ? notHere() : query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

interface Change<V, T> {
  send: (vars: V) => Promise<T>;
  /** Show it at once: change the cache with `patch`, which remembers how to take it back. */
  optimistic?: (vars: V, patch: Patch) => void;
  /** Subject types whose queries are read again afterwards. */
  refresh?: string[] | ((vars: V, result: T) => string[]);
  /** A few words for the toast, and how to undo. */
  done?: (vars: V, result: T) => { text: string; undo?: () => void } | undefined;
  /** A form shows its own problem beside the fields. */
  quiet?: boolean;
}

export type Patch = <D>(key: QueryKey, change: (data: D) => D) => void;

/** A write that shows at once and, when refused, visibly goes back with the reason and what to do. */
export function useApiMutation<V, T>({ send, optimistic, refresh, done, quiet }: Change<V, T>) {
  const client = useQueryClient();
  return useMutation<T, Problem, V, (() => void) | undefined>({
    mutationFn: async (vars) => {
      try {
        return await send(vars);
      } catch (error) {
        throw problemOf(error);
      }
    },
    onMutate: async (vars) => (optimistic ? applyOptimistically(client, (patch) => optimistic(vars, patch)) : undefined),
    onError: (problem, _vars, rollBack) => {
      rollBack?.();
      if (!quiet) showProblem(problem, Boolean(rollBack));
    },
    onSuccess: (result, vars) => {
      const said = done?.(vars, result);
      if (said) toast({ tone: 'good', text: said.text, action: said.undo && { label: translate(apiMessages, 'undo'), run: said.undo } });
    },
    onSettled: (result, _problem, vars) => {
      const subjects = typeof refresh === 'function' ? refresh(vars, result as T) : (refresh ?? []);
      for (const subject of subjects) void client.invalidateQueries({ queryKey: [subject] });
    },
  });
}

function applyOptimistically(client: QueryClient, act: (patch: Patch) => void): () => void {
  const before: [QueryKey, unknown][] = [];
  act((key, change) => {
    void client.cancelQueries({ queryKey: key });
    for (const [exact, data] of client.getQueriesData({ queryKey: key })) {
      if (data === undefined) continue;
      before.push([exact, data]);
      client.setQueryData(exact, change(data as never));
    }
  });
  return () => before.forEach(([key, data]) => client.setQueryData(key, data));
}

export function showProblem(problem: Problem, takenBack = false) {
  const reason = [problem.title, problem.detail].filter(Boolean).join('. ');
  toast({
    tone: 'late',
    title: takenBack ? translate(apiMessages, 'undone') : problem.title,
    text: [takenBack ? reason : problem.detail, problem.cure].filter(Boolean).join(' '),
  });
}
