import type { ReactNode } from 'react';
import type { Tone } from '../StatusBadge';

export interface BoardColumn {
  id: string;
  title: string;
  tone?: Tone;
  /** How many there are when not all of them are loaded. */
  count?: number;
  /** What the column adds up to: money, a count. */
  summary?: ReactNode;
  /** Cards may not be moved here by hand (won by signature, say). */
  closed?: boolean;
}

export interface BoardProps<C> {
  label: string;
  columns: readonly BoardColumn[];
  cards: readonly C[];
  cardId: (card: C) => string;
  columnOf: (card: C) => string;
  /** How it is called when a move is announced. */
  cardName: (card: C) => string;
  card: (card: C) => ReactNode;
  /** Show it at once (`useApiMutation` with `optimistic`); a refusal moves it back. */
  onMove: (card: C, columnId: string) => void;
  onOpen?: (card: C) => void;
  openId?: string | null;
  /** Stands in a column without cards. */
  emptyColumn?: string;
  /** At the foot of a column: add a card right there. */
  foot?: (column: BoardColumn) => ReactNode;
}
