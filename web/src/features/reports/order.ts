import type { Figure, Report, ReportGroup, ReportKind } from './queries';

/** The figure that tells the story, where it is not the first. */
const telling: Partial<Record<ReportKind, string>> = { stages: 'reached', sources: 'margin', job_margin: 'margin' };

export function tellingFigure(report: Pick<Report, 'kind'>, group: ReportGroup): Figure | undefined {
  const seen = group.figures.filter((one) => !one.hidden);
  return seen.find((one) => one.name === telling[report.kind]) ?? seen.find((one) => one.value != null);
}

export interface Order {
  /** A figure, or the name of the line. */
  by: string;
  down: boolean;
}

/** Months run as the year does; all else begins with the most telling line. */
export function firstOrder(report: Pick<Report, 'kind' | 'by' | 'groups'>): Order | null {
  if (report.by === 'month' || !report.groups[0]) return null;
  const figure = tellingFigure(report, report.groups[0]);
  return figure ? { by: figure.name, down: true } : null;
}

/** The lines in this order; what has no value stands last either way. */
export function ordered(groups: readonly ReportGroup[], order: Order | null): ReportGroup[] {
  if (!order) return [...groups];
  const sign = order.down ? -1 : 1;
  if (order.by === 'name') return [...groups].sort((a, b) => sign * a.name.localeCompare(b.name));
  const value = (group: ReportGroup) => {
    const figure = group.figures.find((one) => one.name === order.by);
    return figure?.value == null ? undefined : Number(figure.value);
  };
  return [...groups].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return sign * (left - right);
  });
}
