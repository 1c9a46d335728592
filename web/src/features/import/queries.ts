import { api, ok, type Schemas } from '~/api/client';
import { useApiList } from '~/api/query';
import { queryClient } from '~/api/queryClient';

export type ImportPreview = Schemas['ImportPreview'];
export type ImportRun = Schemas['ImportRun'];
export type ImportFile = Schemas['ImportFile'];
export type FilePreview = Schemas['FilePreview'];
/** File, then column, then field. */
export type Mapping = Record<string, Record<string, string>>;

/** What the server takes in one go, with room for the wrapping. */
export const mostBytes = 30 * 1024 * 1024;

export function useImports() {
  return useApiList<ImportRun>(['import_run', 'list'], (after, signal) => ok(api.GET('/imports', { params: { query: { after } }, signal })));
}

export async function previewImport(files: ImportFile[], mapping: Mapping): Promise<ImportPreview> {
  return ok(api.POST('/imports/crm', { body: { files, mapping } }));
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
