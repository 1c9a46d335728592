import { Button } from '@mantine/core';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import type { Problem } from '~/api/problem';
import { useT } from '~/i18n/messages';
import styles from './DataTable.module.css';
import { uiMessages } from './messages';
import { ProblemNote } from './ProblemNote';
import { useRowFocus, type RowKey } from './useRowFocus';
import { useRowWindow } from './useRowWindow';

export interface Column<R> {
  id: string;
  header: ReactNode;
  cell: (row: R) => ReactNode;
  /** Numbers and money stand at the end, under their header. */
  align?: 'end';
  /** Any CSS width; the first column without one takes what is left. */
  width?: string;
  /** On the phone the first column is the title; `phone` columns stand in the line below, the others are left out. */
  phone?: boolean;
  /** What goes first when a panel opens beside the list: `early` before `late`; the others stay. */
  drop?: 'early' | 'late';
}

export interface DataTableProps<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowId: (row: R) => string;
  /** Click or Enter. With a side panel, Enter on the row that is open goes to the whole record. */
  onOpen?: (row: R) => void;
  openId?: string | null;
  /** Single keys on the focused row: `{ e: (row) => … }`. */
  rowKeys?: Readonly<Record<string, RowKey<R>>>;
  loading?: boolean;
  problem?: Problem | null;
  retry?: () => void;
  empty?: ReactNode;
  hasMore?: boolean;
  loadingMore?: boolean;
  more?: () => void;
}

/** One list for every room: sticky header, j and k, only the visible rows in the page, more when the end is near. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, rows, rowId, onOpen, openId, loading, problem, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const window = useRowWindow(scroller, rows.length);
  const focus = useRowFocus({ rows, rowId, onOpen, rowKeys: props.rowKeys, openId, reveal: window.reveal });

  if (problem && rows.length === 0) return <ProblemNote large problem={problem} retry={props.retry} />;
  if (!loading && rows.length === 0) return <>{empty}</>;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={(event) => nearEnd(event.currentTarget) && props.hasMore && !props.loadingMore && props.more?.()}>
      <table className={styles.table} aria-label={props.label} aria-rowcount={props.hasMore ? -1 : rows.length}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} data-drop={column.drop} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align} data-drop={column.drop}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={focus.ref} onKeyDown={focus.onKeyDown}>
          {loading && rows.length === 0 ? <Waiting columns={columns.length} /> : null}
          <Spacer height={window.before} columns={columns.length} />
          {rows.slice(window.from, window.to).map((row, offset) => (
            <Row
              key={rowId(row)}
              row={row}
              index={window.from + offset}
              columns={columns}
              focused={focus.at === window.from + offset}
              open={openId === rowId(row)}
              focus={() => focus.setAt(window.from + offset)}
              onOpen={onOpen}
            />
          ))}
          <Spacer height={window.after} columns={columns.length} />
        </tbody>
      </table>
      <Foot {...props} />
    </div>
  );
}

interface RowProps<R> {
  row: R;
  index: number;
  columns: readonly Column<R>[];
  focused: boolean;
  open: boolean;
  focus: () => void;
  onOpen?: (row: R) => void;
}

function Row<R>({ row, index, columns, focused, open, focus, onOpen }: RowProps<R>) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 1}
      tabIndex={focused ? 0 : -1}
      data-open={open || undefined}
      data-clickable={onOpen ? true : undefined}
      onFocus={focus}
      onClick={(event) => {
        if (!clickedControl(event.target, event.currentTarget)) onOpen?.(row);
      }}
    >
      {columns.map((column, at) => (
        <td
          key={column.id}
          data-align={column.align}
          data-first={at === 0 || undefined}
          data-phone={column.phone || undefined}
          data-drop={column.drop}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A link, button or field in a cell does its own work. */
function clickedControl(target: EventTarget, row: Element): boolean {
  const control = target instanceof Element ? target.closest('a, button, input, select, textarea, [role="menuitem"]') : null;
  return control !== null && row.contains(control);
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={styles.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Grey bars, which appear only when the answer takes longer than a blink. */
function Waiting({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} className={styles.waiting} aria-hidden>
      {Array.from({ length: columns }, (_cell, column) => (
        <td key={column} data-first={column === 0 || undefined}>
          <span style={{ '--share': `${35 + ((row * 7 + column * 13) % 40)}%` } as CSSProperties} />
        </td>
      ))}
    </tr>
  ));
}

function Foot<R>({ hasMore, loadingMore, more, problem, retry, rows }: DataTableProps<R>) {
  const t = useT(uiMessages);
  if (problem && rows.length > 0) return <ProblemNote problem={problem} retry={retry} />;
  if (!hasMore) return null;
  return (
    <div className={styles.foot}>
      <Button variant="subtle" color="gray" loading={loadingMore} onClick={more}>
        {t('loadMore')}
      </Button>
    </div>
  );
}

function nearEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 600;
}
