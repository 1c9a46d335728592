import { addDays } from '~/i18n/format';

interface Dated {
  name: string;
  valid_from: string;
  valid_to?: string | null;
}

export type Standing = 'now' | 'later' | 'over';

/** Whether a dated row holds on this day. The row that begins last before a day is the one that holds. */
export function standingOn(row: Dated, rows: readonly Dated[], today: string): Standing {
  if (row.valid_from > today) return 'later';
  const until = endOf(row, rows);
  return until && until < today ? 'over' : 'now';
}

/** The last day of a row: its own, or the day before the next row of the same name begins. */
export function endOf(row: Dated, rows: readonly Dated[]): string | null {
  const next = rows
    .filter((other) => other.name === row.name && other.valid_from > row.valid_from)
    .map((other) => other.valid_from)
    .sort()[0];
  const before = next ? addDays(next, -1) : null;
  if (!row.valid_to || !before) return row.valid_to ?? before;
  return row.valid_to < before ? row.valid_to : before;
}
