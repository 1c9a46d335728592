import { api, ok, type Schemas } from '~/api/client';
import { useApiList, useApiQuery } from '~/api/query';

export type Report = Schemas['Report'];
export type Figure = Schemas['Figure'];
export type ReportGroup = Schemas['ReportGroup'];
export type ReportedRow = Schemas['ReportedRow'];
export type ReportKind = Schemas['ReportKind'];
export type GroupBy = Schemas['GroupBy'];

export const kinds = ['win_rate', 'stages', 'sources', 'job_margin', 'adherence', 'pipeline'] as const satisfies readonly ReportKind[];

/** What a report is asked for; it stands in the address, so that an answer can be sent to somebody. */
export interface Asked {
  from?: string;
  to?: string;
  by?: GroupBy;
}

export interface AskedRows extends Asked {
  set: string;
  group?: string;
}

export function useReport(kind: ReportKind, asked: Asked) {
  return useApiQuery(
    ['report', kind, asked],
    (signal) => ok(api.GET('/reports/{kind}', { params: { path: { kind }, query: asked }, signal })),
    { keepPrevious: true },
  );
}

export function useReportRows(kind: ReportKind, asked: AskedRows) {
  return useApiList<ReportedRow>(['report', 'rows', kind, asked], (after, signal) =>
    ok(api.GET('/reports/{kind}/rows', { params: { path: { kind }, query: { ...asked, after, limit: 100 } }, signal })),
  );
}
