import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { isTyping } from '~/app/commands/keys';

export type RowKey<R> = (row: R) => void;

interface RowFocus<R> {
  rows: readonly R[];
  rowId: (row: R) => string;
  onOpen?: (row: R) => void;
  openId?: string | null;
  rowKeys?: Readonly<Record<string, RowKey<R>>>;
  reveal: (index: number) => void;
}

/**
 * j and k (or the arrows) move from anywhere on the screen, Enter opens, other keys act on the focused row. The row
 * keeps its place when rows come and go, so that a list can be worked through without the mouse.
 */
export function useRowFocus<R>({ rows, rowId, onOpen, openId, rowKeys, reveal }: RowFocus<R>) {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(0);
  const [asked, ask] = useState(0);
  const done = useRef(0);
  const current = Math.min(at, Math.max(rows.length - 1, 0));

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    ask((before) => before + 1);
    reveal(next);
  };

  useLayoutEffect(() => {
    if (done.current === asked) return;
    // In a long list the row may come into the page a moment later; then this runs again.
    const row = ref.current?.querySelector<HTMLElement>(`tr[data-index="${current}"]`);
    if (!row) return;
    done.current = asked;
    row.focus({ preventScroll: true });
  });

  const openIndex = openId ? rows.findIndex((row) => rowId(row) === openId) : -1;
  const act = (event: KeyboardEvent | ReactKeyboardEvent, inside: boolean): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return false;
    const row = rows[current];
    // Nothing focused yet: j and k start at the open record, or where the focus was last.
    const start = openIndex >= 0 ? openIndex : current;
    if (event.key === 'j' || (inside && event.key === 'ArrowDown')) move(inside ? current + 1 : start);
    else if (event.key === 'k' || (inside && event.key === 'ArrowUp')) move(inside ? current - 1 : start);
    else if (inside && event.key === 'Home') move(0);
    else if (inside && event.key === 'End') move(rows.length - 1);
    // Enter on the row that is open already is left to the panel, which opens the whole record.
    else if (inside && event.key === 'Enter' && row && onOpen && rowId(row) !== openId && event.target instanceof HTMLTableRowElement) onOpen(row);
    else if (inside && row && rowKeys?.[event.key]) rowKeys[event.key]!(row);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  // With a panel open the list follows: moving the focus shows the next record in it.
  const focusedId = rows[current] && rowId(rows[current]);
  const follow = useRef(onOpen);
  follow.current = onOpen;
  const followFocus = useRef(false);
  useEffect(() => {
    if (!followFocus.current || !openId || focusedId === openId) return;
    followFocus.current = false;
    const row = rows[current];
    if (row) follow.current?.(row);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || ref.current?.contains(event.target as Node)) return;
      if (event.key === 'j' || event.key === 'k') act(event, false);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });

  return {
    ref,
    at: current,
    setAt,
    onKeyDown: (event: ReactKeyboardEvent) => {
      const before = current;
      if (act(event, true) && openId && ['j', 'k', 'ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key) && before >= 0) {
        followFocus.current = true;
      }
    },
  };
}
