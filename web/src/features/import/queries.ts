import { api, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type ImportPreview = Schemas['ImportPreview'];
export type ImportRun = Schemas['ImportRun'];
export type ImportFile = Schemas['ImportFile'];
export type SchedulePreview = Schemas['ScheduleImportPreview'];
export type ScheduleTarget = Schemas['ScheduleTarget'];
export type FilePreview = Schemas['FilePreview'];
/** File, then column, then field. */
export type Mapping = Record<string, Record<string, string>>;

/** What the server takes in one go, with room for the wrapping. */
export const mostBytes = 30 * 1024 * 1024;

export function useImports() {
  return useApiList<ImportRun>(['import_run', 'list'], (after, signal) => ok(api.GET('/imports', { params: { query: { after } }, signal })));
}

/** A schedule is one XML file; everything else is read as tables. */
export function isSchedule(name: string): boolean {
  return /\.(xml|mpp)$/i.test(name);
}

/** Looks at CSV files; the answer comes with the meanings that were said. */
export function usePreviewImport() {
  return useApiMutation<{ files: ImportFile[]; mapping: Mapping }, { preview: ImportPreview; mapping: Mapping }>({
    send: async ({ files, mapping }) => ({ preview: await ok(api.POST('/imports/crm', { body: { files, mapping } })), mapping }),
    refresh: ['import_run'],
  });
}

/** Looks at a schedule; the answer comes with where it is to go. */
export function usePreviewSchedule() {
  return useApiMutation<{ file: ImportFile; target: ScheduleTarget }, { preview: SchedulePreview; target: ScheduleTarget }>({
    send: async ({ file, target }) => ({ preview: await ok(api.POST('/imports/schedule', { body: { file, ...target } })), target }),
    refresh: ['import_run'],
  });
}

/** Customers whose name contains the words. */
export function useCustomers(name: string) {
  return useApiQuery(['account', 'named', name], (signal) => ok(api.GET('/accounts', { params: { query: { name: name || undefined, limit: 20 } }, signal })), {
    keepPrevious: true,
  });
}

export async function commitImport(id: string): Promise<ImportRun> {
  const run = await ok(api.POST('/imports/{id}/commit', { params: { path: { id } } }));
  void queryClient.invalidateQueries();
  return run;
}

export async function undoImport(id: string): Promise<ImportRun> {
  const run = await ok(api.POST('/imports/{id}/undo', { params: { path: { id } } }));
  void queryClient.invalidateQueries();
  return run;
}
