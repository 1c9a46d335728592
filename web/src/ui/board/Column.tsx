import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from '../messages';
import { ToneShape } from '../StatusBadge';
import styles from './Board.module.css';
import { Card } from './Card';
import type { BoardColumn, BoardProps } from './types';

/** As many as a tall screen shows of a column. */
const seenAtFirst = 10;

interface ColumnProps<C> extends BoardProps<C> {
  column: BoardColumn;
  move: (id: string, columnId: string) => void;
  menuOf: string | null;
  setMenuOf: (id: string | null) => void;
  firstId: string | undefined;
}

export function Column<C>({ column, cards, move, menuOf, setMenuOf, firstId, ...board }: ColumnProps<C>) {
  const t = useT(uiMessages);
  const ref = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  // The rest follows at once, but in steps between which the page answers.
  const whole = useDeferredValue(true, false);
  const drop = useRef(move);
  drop.current = move;

  useEffect(() => {
    if (!ref.current || column.closed) return undefined;
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => typeof source.data.card === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        drop.current(source.data.card as string, column.id);
      },
    });
  }, [column.id, column.closed]);

  return (
    <section ref={ref} className={styles.column} data-over={over || undefined} aria-label={t('column', { name: column.title, count: column.count ?? cards.length })}>
      <header className={styles.head}>
        {column.tone && <ToneShape tone={column.tone} />}
        <h2 className={styles.title}>{column.title}</h2>
        <span className={styles.count}>{column.count ?? cards.length}</span>
        {column.summary && <span className={styles.summary}>{column.summary}</span>}
      </header>
      <div className={styles.cards}>
        {(whole ? cards : cards.slice(0, seenAtFirst)).map((card) => {
          const id = board.cardId(card);
          return (
            <Card
              key={id}
              id={id}
              name={board.cardName(card)}
              columns={board.columns}
              columnId={column.id}
              open={board.openId === id}
              first={firstId === id}
              menuOpen={menuOf === id}
              setMenuOpen={(open) => setMenuOf(open ? id : null)}
              onOpen={() => board.onOpen?.(card)}
              move={(to) => move(id, to)}
            >
              {board.card(card)}
            </Card>
          );
        })}
        {cards.length === 0 && board.emptyColumn && <p className={styles.none}>{board.emptyColumn}</p>}
      </div>
      {board.foot && <footer className={styles.foot}>{board.foot(column)}</footer>}
    </section>
  );
}
