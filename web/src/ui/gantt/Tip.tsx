import { createPortal } from 'react-dom';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { uiMessages } from '../messages';
import styles from './Gantt.module.css';
import type { GanttRow } from './types';

const width = 260;

/** What is under the pointer, in words. */
export function Tip({ row, x, y }: { row: GanttRow; x: number; y: number }) {
  const t = useT(uiMessages);
  const format = useFormat();
  if (!row.start || !row.finish) return null;
  const days = row.totalFloatDays;
  const left = Math.min(x + 14, window.innerWidth - width - 12);
  const top = Math.min(y + 16, window.innerHeight - 140);
  return createPortal(
    <div className={styles.tip} style={{ left, top, width }}>
      <strong>{row.name}</strong>
      <span>{row.start === row.finish ? format.day(row.start) : `${format.day(row.start)} – ${format.day(row.finish)}`}</span>
      {row.progress !== undefined && !row.milestone && <span>{t('progress', { percent: Math.round(row.progress * 100) })}</span>}
      {days != null && !row.summary && (
        <span className={days < 0 ? styles.tipLate : row.critical ? styles.tipCritical : undefined}>
          {days < 0 ? t('negativeFloat', { days: -days }) : row.critical ? t('critical') : t('float', { days })}
        </span>
      )}
      {row.baseline && (
        <span className={styles.tipQuiet}>
          {t('baseline')}: {format.day(row.baseline.finish)}
        </span>
      )}
      {row.note && <span className={styles.tipQuiet}>{row.note}</span>}
    </div>,
    document.body,
  );
}
