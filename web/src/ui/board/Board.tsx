import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from '../messages';
import styles from './Board.module.css';
import { Column } from './Column';
import { neighbour, type Direction } from './neighbour';
import type { BoardProps } from './types';

/**
 * Cards in columns. Drag, or "Move to" in the card's menu (m), or Shift with an arrow; arrows and h j k l walk. After
 * a move by key the next card of the old column takes the focus, so a column can be worked through.
 */
export function Board<C>(props: BoardProps<C>) {
  const { columns, cards, cardId, columnOf, cardName, onMove, onOpen } = props;
  const t = useT(uiMessages);
  const board = useRef<HTMLDivElement>(null);
  const [said, say] = useState('');
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const byColumn = useMemo(() => group(cards, columns.map((column) => column.id), columnOf), [cards, columns, columnOf]);
  const order = columns.map((column) => byColumn.get(column.id)!.map(cardId));

  const focus = (id: string | undefined) => id && board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
  const move = (id: string, columnId: string) => {
    const card = cards.find((one) => cardId(one) === id);
    const column = columns.find((one) => one.id === columnId);
    if (!card || !column || column.closed || columnOf(card) === columnId) return;
    const next = neighbour(order, id, 'down') ?? neighbour(order, id, 'up');
    onMove(card, columnId);
    say(t('moved', { card: cardName(card), column: column.title }));
    setTimeout(() => focus(next ?? id), 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = cards.find((one) => cardId(one) === id);
    const direction = directions[event.key];
    if (direction && event.shiftKey && (direction === 'left' || direction === 'right')) {
      const from = columns.findIndex((column) => card && column.id === columnOf(card));
      const to = columns[from + (direction === 'left' ? -1 : 1)];
      if (to) move(id, to.id);
    } else if (direction) focus(neighbour(order, id, direction));
    else if (event.key === 'Enter' && card) onOpen?.(card);
    else if (event.key === 'm') setMenuOf(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const firstId = order.flat()[0];
  return (
    <div ref={board} className={styles.board} role="group" aria-label={props.label} onKeyDown={onKeyDown}>
      {columns.map((column) => (
        <Column
          key={column.id}
          {...props}
          column={column}
          cards={byColumn.get(column.id)!}
          move={move}
          menuOf={menuOf}
          setMenuOf={setMenuOf}
          firstId={firstId}
        />
      ))}
      <span className={styles.said} role="status">
        {said}
      </span>
    </div>
  );
}

const directions: Record<string, Direction> = {
  ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', k: 'up', j: 'down', h: 'left', l: 'right',
};

function group<C>(cards: readonly C[], columnIds: string[], columnOf: (card: C) => string): Map<string, C[]> {
  const groups = new Map<string, C[]>(columnIds.map((id) => [id, []]));
  for (const card of cards) groups.get(columnOf(card))?.push(card);
  return groups;
}
