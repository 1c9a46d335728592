import { useMemo, useState } from 'react';
import type { GanttRow } from './types';

/** Summaries can be folded; what lies below a folded one is not listed. */
export function useFold(rows: readonly GanttRow[]) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => unfolded(rows, folded), [rows, folded]);
  const toggle = (id: string) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return { shown, folded, toggle };
}

export function unfolded(rows: readonly GanttRow[], folded: ReadonlySet<string>): GanttRow[] {
  let hiddenBelow = Infinity;
  return rows.filter((row) => {
    const depth = row.depth ?? 0;
    if (depth > hiddenBelow) return false;
    hiddenBelow = folded.has(row.id) ? depth : Infinity;
    return true;
  });
}
