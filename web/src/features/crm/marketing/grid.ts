import type { Campaign, Source, Spend } from './queries';

export interface GridRow {
  key: string;
  source: Source;
  /** Absent in the row of what belongs to no campaign. */
  campaign?: Campaign;
  /** Minor units, one for each month. */
  months: number[];
  total: number;
}

/** The months up to and with the one of `today`, oldest first: '2026-07'. */
export function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + (month - 1) - (count - 1 - back);
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** What was spent on each source and each of its campaigns, month by month; every source has a row, spent on or not. */
export function spendGrid(spent: readonly Spend[], sources: readonly Source[], campaigns: readonly Campaign[], months: readonly string[]): GridRow[] {
  const sums = new Map<string, number[]>();
  for (const { source_id, campaign_id, on_date, amount } of spent) {
    const month = months.indexOf(on_date.slice(0, 7));
    if (month < 0) continue;
    const key = keyOf(source_id, campaign_id);
    const row = sums.get(key) ?? months.map(() => 0);
    row[month] = (row[month] ?? 0) + amount.minor;
    sums.set(key, row);
  }
  const row = (source: Source, campaign?: Campaign): GridRow => {
    const key = keyOf(source.id, campaign?.id);
    const sum = sums.get(key) ?? months.map(() => 0);
    return { key, source, campaign, months: sum, total: sum.reduce((all, one) => all + one, 0) };
  };
  return sources.flatMap((source) => [row(source), ...campaigns.filter((one) => one.source_id === source.id).map((campaign) => row(source, campaign))]);
}

function keyOf(source: string, campaign?: string | null): string {
  return `${source} ${campaign ?? ''}`;
}
