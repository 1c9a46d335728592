import type { Schemas } from '~/api/client';

export interface Instalment {
  name: string;
  trigger: Schemas['InstalmentTrigger'];
  section: string;
  percent: string;
}

/** How much of the whole the rows come to, in hundredths of a percent; null when one is no number. Counted in whole numbers, so that 33.33 three times and 0.01 are the whole. */
export function shareOf(rows: readonly Instalment[]): number | null {
  let sum = 0;
  for (const { percent } of rows) {
    const plain = percent.trim().replace(',', '.');
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
    const [whole = '0', part = ''] = plain.split('.');
    sum += Number(whole) * 100 + Number(part.padEnd(2, '0'));
  }
  return sum;
}

/** As the API takes it; a row of nothing is left out, and a section belongs to a milestone only. */
export function scheduleOf(rows: readonly Instalment[]): Schemas['NewInstalment'][] {
  return rows
    .map(({ section, percent, ...row }) => ({ ...row, name: row.name.trim(), section: row.trigger === 'milestone' && section ? section : null, percent: percent.trim().replace(',', '.') }))
    .filter((row) => Number(row.percent) !== 0);
}
