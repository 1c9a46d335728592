export type Direction = 'up' | 'down' | 'left' | 'right';

/** The card one reaches from `id`; to the sides empty columns are skipped and the height is kept. */
export function neighbour(columns: readonly (readonly string[])[], id: string, direction: Direction): string | undefined {
  const at = columns.findIndex((column) => column.includes(id));
  const column = columns[at];
  if (!column) return undefined;
  const row = column.indexOf(id);
  if (direction === 'up') return column[row - 1];
  if (direction === 'down') return column[row + 1];
  const step = direction === 'left' ? -1 : 1;
  for (let other = at + step; other >= 0 && other < columns.length; other += step) {
    const cards = columns[other]!;
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}
