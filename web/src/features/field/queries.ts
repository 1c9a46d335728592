import { api, base, ifMatch, ok, type Schemas } from '~/api/client';
import { problemFrom } from '~/api/problem';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { translate } from '~/i18n/messages';
import { fieldMessages } from './messages';

export type FieldJob = Schemas['FieldJob'];
export type FieldTask = Schemas['FieldTask'];
export type TimeEntry = Schemas['TimeEntry'];

export function useFieldDay() {
  return useApiQuery(['time_entry', 'today'], (signal) => ok(api.GET('/field/today', { signal })));
}

/** The phone says when it was tapped: without a signal the tap arrives later. */
export function useClockIn() {
  return useApiMutation<FieldJob, TimeEntry>({
    send: (job) => ok(api.POST('/time/clock-in', { body: { project_id: job.project_id, device_time: new Date().toISOString() } })),
    refresh: ['time_entry'],
  });
}

export function useClockOut() {
  return useApiMutation<TimeEntry, TimeEntry>({
    send: (entry) => ok(api.POST('/time/clock-out', { body: { time_entry_id: entry.id, device_time: new Date().toISOString() } })),
    refresh: ['time_entry', 'cost'],
  });
}

export function useTime(project?: string, state?: TimeEntry['state']) {
  return useApiList<TimeEntry>(['time_entry', 'list', project ?? '', state ?? ''], (after, signal) =>
    ok(api.GET('/time', { params: { query: { project_id: project, state, after, limit: 50 } }, signal })),
  );
}

/** What an entry said before somebody put it right, and why. */
export function useCorrections(entry: TimeEntry) {
  return useApiQuery(
    ['time_entry', 'corrections', entry.id, String(entry.version)],
    (signal) => ok(api.GET('/time/{id}/corrections', { params: { path: { id: entry.id } }, signal })),
    { enabled: entry.corrected },
  );
}

export async function correctTime(entry: TimeEntry, body: Schemas['TimeCorrection']) {
  await ok(api.POST('/time/{id}/correct', { params: { path: { id: entry.id }, header: ifMatch(entry.version) }, body }));
  for (const subject of ['time_entry', 'cost']) void queryClient.invalidateQueries({ queryKey: [subject] });
}

export function useApprove() {
  return useApiMutation<TimeEntry, TimeEntry>({
    send: (entry) => ok(api.POST('/time/{id}/approve', { params: { path: { id: entry.id }, header: ifMatch(entry.version) } })),
    refresh: ['time_entry', 'cost'],
  });
}

export function useLog(project: string) {
  return useApiQuery(['daily_log', project], (signal) => ok(api.GET('/projects/{id}/log', { params: { path: { id: project } }, signal })));
}

export function addToLog(project: string, body: Schemas['NewLogEntry']) {
  return ok(api.POST('/projects/{id}/log', { params: { path: { id: project } }, body }));
}

/** Uploads the picture, then writes it into the log of the day. */
export function useAddPhoto(project: string) {
  return useApiMutation<File, Schemas['LogEntry']>({
    send: async (file) => addToLog(project, { kind: 'photo', text: '', file_id: (await upload(file)).id }),
    refresh: ['daily_log'],
    done: () => ({ text: translate(fieldMessages, 'logged') }),
  });
}

async function upload(file: File): Promise<Schemas['StoredFile']> {
  const response = await fetch(`${base}/files`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
    body: file,
  });
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as Schemas['StoredFile'];
}

export function photoUrl(fileId: string): string {
  return `${base}/files/${fileId}`;
}
