import { useQueries } from '@tanstack/react-query';
import { api, ifMatch, ok, type Schemas } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type Booking = Schemas['Booking'];
export type Crew = Schemas['Crew'];
export type Worker = Schemas['Worker'];

export function useBookings(from: string, to: string) {
  return useApiQuery(['booking', from, to], (signal) => ok(api.GET('/bookings', { params: { query: { from, to } }, signal })), { keepPrevious: true });
}

export function useCrews() {
  return useApiQuery(['crew', 'list'], (signal) => ok(api.GET('/crews', { signal })));
}

export function useWorkers() {
  return useApiQuery(['worker', 'list'], (signal) => ok(api.GET('/workers', { signal })));
}

/** Newest first. */
export function useRates(worker: string) {
  return useApiQuery(['worker', 'rates', worker], (signal) => ok(api.GET('/workers/{id}/rates', { params: { path: { id: worker } }, signal })));
}

export async function addWorker(body: Schemas['NewWorker']) {
  await ok(api.POST('/workers', { body }));
  void queryClient.invalidateQueries({ queryKey: ['worker'] });
}

export async function changeWorker(worker: Worker, body: Schemas['WorkerChange']) {
  await ok(api.PATCH('/workers/{id}', { params: { path: { id: worker.id }, header: ifMatch(worker.version) }, body }));
  for (const subject of ['worker', 'crew', 'booking']) void queryClient.invalidateQueries({ queryKey: [subject] });
}

export async function setRate(worker: Worker, body: Schemas['NewRate']) {
  await ok(api.POST('/workers/{id}/rates', { params: { path: { id: worker.id } }, body }));
  void queryClient.invalidateQueries({ queryKey: ['worker'] });
}

export async function saveCrew(crew: Crew | undefined, body: Pick<Crew, 'name' | 'members' | 'foreman_id'>) {
  if (crew) await ok(api.PATCH('/crews/{id}', { params: { path: { id: crew.id }, header: ifMatch(crew.version) }, body }));
  else await ok(api.POST('/crews', { body }));
  for (const subject of ['crew', 'booking']) void queryClient.invalidateQueries({ queryKey: [subject] });
}

/** Tasks of these days that nobody was given, read from the plans of the projects that run then. */
export function useUnassigned(from: string, to: string) {
  const open = useOpenProjects('active').concat(useOpenProjects('planned'));
  // A project that has just begun may for a moment stand in both lists.
  const once = [...new Map(open.map((one) => [one.id, one])).values()];
  const running = once.filter((one) => one.start_on <= to && (one.forecast_finish ?? to) >= from);
  const plans = useQueries({
    queries: running.map(({ id }) => ({
      queryKey: ['task', 'network', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => ok(api.GET('/projects/{id}/network', { params: { path: { id } }, signal })),
      staleTime: 30_000,
    })),
  });
  return plans.flatMap(({ data }) =>
    (data?.tasks ?? [])
      .filter((task) => task.kind === 'task' && task.percent < 100 && !task.crew_id)
      .filter((task) => within(task.early_start, task.early_finish, from, to))
      .map((task) => ({ task, project: data!.project })),
  );
}

function useOpenProjects(state: Schemas['ProjectState']) {
  const found = useApiQuery(['project', 'open', state], (signal) => ok(api.GET('/projects', { params: { query: { state, limit: 200 } }, signal })));
  return found.data?.items ?? [];
}

function within(start: string | null | undefined, finish: string | null | undefined, from: string, to: string): boolean {
  return start != null && finish != null && start.slice(0, 10) <= to && finish.slice(0, 10) >= from;
}
