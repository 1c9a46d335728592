import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from './messages';
import styles from './Stat.module.css';

export interface StatProps {
  label: string;
  value: ReactNode;
  /** Against the time before: which way, by how much, and whether that is good news. */
  trend?: { direction: 'up' | 'down' | 'same'; amount: string; good: boolean; since: string };
  /** A line of the figure over time, oldest first. */
  points?: readonly number[];
  /** An ExplainPopover around the value does what a number owes its reader. */
  note?: ReactNode;
}

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight };

/** One number with its trend. Home shows three; no screen shows a wall of them. */
export function Stat({ label, value, trend, points, note }: StatProps) {
  const t = useT(uiMessages);
  const Arrow = trend && arrows[trend.direction];
  return (
    <div className={styles.stat}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{value}</span>
      {trend && Arrow && (
        <span className={styles.trend} data-good={trend.direction === 'same' ? undefined : trend.good}>
          <Arrow size={15} stroke={2} aria-hidden />
          <span>{t(trend.direction, { amount: trend.amount })}</span>
          <span className={styles.since}>{trend.since}</span>
        </span>
      )}
      {note && <span className={styles.since}>{note}</span>}
      {points && points.length > 1 && <Spark points={points} />}
    </div>
  );
}

function Spark({ points }: { points: readonly number[] }) {
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const path = points
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${((at / (points.length - 1)) * 100).toFixed(2)} ${(26 - ((point - low) / span) * 24).toFixed(2)}`)
    .join('');
  return (
    <svg className={styles.spark} viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
