import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { uiMessages } from '../messages';
import styles from './Gantt.module.css';
import { rowHeight } from './scale';
import type { GanttRow } from './types';

interface ListProps {
  rows: readonly GanttRow[];
  from: number;
  to: number;
  at: number;
  width: number;
  folded: ReadonlySet<string>;
  toggle: (id: string) => void;
  focus: (index: number) => void;
  openId?: string | null;
  onOpen?: (row: GanttRow) => void;
}

export function List({ rows, from, to, width, ...rest }: ListProps) {
  return (
    <div className={styles.list} style={{ width }} role="presentation">
      <div style={{ height: from * rowHeight }} />
      {rows.slice(from, to).map((row, offset) => (
        <ListRow key={row.id} row={row} index={from + offset} wide={width >= 300} {...rest} />
      ))}
    </div>
  );
}

interface ListRowProps extends Omit<ListProps, 'rows' | 'from' | 'to' | 'width'> {
  row: GanttRow;
  index: number;
  wide: boolean;
}

function ListRow({ row, index, wide, at, folded, toggle, focus, openId, onOpen }: ListRowProps) {
  const format = useFormat();
  const Fold = folded.has(row.id) ? IconChevronRight : IconChevronDown;
  return (
    <div
      role="row"
      aria-level={(row.depth ?? 0) + 1}
      aria-rowindex={index + 1}
      aria-expanded={row.summary ? !folded.has(row.id) : undefined}
      data-row={index}
      tabIndex={index === at ? 0 : -1}
      className={styles.row}
      data-open={openId === row.id || undefined}
      data-summary={row.summary || undefined}
      style={{ height: rowHeight }}
      onFocus={() => focus(index)}
      onClick={() => onOpen?.(row)}
    >
      <span role="gridcell" className={styles.name} style={{ paddingInlineStart: 12 + (row.depth ?? 0) * 14 }}>
        {row.summary ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              toggle(row.id);
            }}
          >
            <Fold size={14} />
          </button>
        ) : (
          <span className={styles.wbs}>{row.wbs}</span>
        )}
        <span className={styles.nameText} title={row.name}>
          {row.name}
        </span>
      </span>
      {wide && (
        <span role="gridcell" className={styles.date}>
          {row.finish ? format.day(row.finish).replace(/^\S+, /, '') : '–'}
        </span>
      )}
      {wide && (
        <span role="gridcell" className={styles.float}>
          <Float row={row} />
        </span>
      )}
    </div>
  );
}

/** Slack in words; a row that decides the finish says so with a shape as well. */
function Float({ row }: { row: GanttRow }) {
  const t = useT(uiMessages);
  const days = row.totalFloatDays;
  if (row.summary || days == null) return null;
  if (days < 0) return <span className={styles.tooLate} title={t('negativeFloat', { days: -days })}>◆ −{-days}d</span>;
  if (row.critical) return <span className={styles.decides} title={t('critical')}>◆ 0d</span>;
  return <span title={t('float', { days })}>{days}d</span>;
}
