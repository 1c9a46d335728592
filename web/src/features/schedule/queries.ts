import { api, ok, type Schemas } from '~/api/client';
import { useApiQuery } from '~/api/query';

export type Bottleneck = Schemas['Bottleneck'];

export function useBottlenecks() {
  return useApiQuery(['bottleneck', 'all'], (signal) => ok(api.GET('/bottlenecks', { signal })), { staleTime: 5_000 });
}

export function useProjectBottlenecks(id: string) {
  return useApiQuery(
    ['bottleneck', 'project', id],
    (signal) => ok(api.GET('/projects/{id}/bottlenecks', { params: { path: { id } }, signal })),
    { staleTime: 5_000 },
  );
}
