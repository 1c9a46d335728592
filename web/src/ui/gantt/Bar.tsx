import styles from './Gantt.module.css';
import { dayNumber, floatEnd, rowHeight, type Scale } from './scale';
import type { GanttRow } from './types';

const top = 9;
const height = 16;
const middle = rowHeight / 2 - 1;

interface BarProps {
  row: GanttRow;
  scale: Scale;
  isWorking: (day: string) => boolean;
}

/** One row's drawing: baseline below, bar with what is done, slack as a dotted tail. */
export function Bar({ row, scale, isWorking }: BarProps) {
  if (!row.start || !row.finish) return null;
  const x = scale.x(dayNumber(row.start));
  const end = scale.x(dayNumber(row.finish) + 1);
  const width = Math.max(end - x, 3);
  const hasSlack = !row.summary && !row.milestone && (row.totalFloatDays ?? 0) > 0;
  const slackEnd = hasSlack ? scale.x(floatEnd(dayNumber(row.finish), row.totalFloatDays!, isWorking) + 1) : end;
  return (
    <>
      {row.baseline && <Baseline row={row} scale={scale} />}
      {row.milestone ? <Diamond at={end} path={pathOf(row)} /> : row.summary ? <Bracket x={x} width={width} /> : <Task row={row} x={x} width={width} />}
      {slackEnd > end && <line className={styles.slack} x1={end + 3} x2={slackEnd} y1={middle} y2={middle} />}
      {(row.milestone || row.note) && (
        <text className={styles.barText} x={row.milestone ? end + 12 : slackEnd + 8} y={middle + 4}>
          {row.milestone ? row.name : row.note}
        </text>
      )}
    </>
  );
}

/** Red is kept for what misses its date; deciding the finish is no fault. */
export function pathOf(row: GanttRow): 'late' | 'critical' | undefined {
  if ((row.totalFloatDays ?? 0) < 0) return 'late';
  return row.critical ? 'critical' : undefined;
}

function Task({ row, x, width }: { row: GanttRow; x: number; width: number }) {
  const done = Math.max(0, Math.min(1, row.progress ?? 0)) * width;
  return (
    <g className={styles.task} data-path={pathOf(row)}>
      <rect className={styles.bar} x={x} y={top} width={width} height={height} rx={3} />
      {done > 0 && <path className={styles.done} d={leftRounded(x, top, done, height, done >= width - 1)} />}
      {pathOf(row) && <rect className={styles.edge} x={x + 0.75} y={top + 0.75} width={Math.max(width - 1.5, 1)} height={height - 1.5} rx={2.5} />}
    </g>
  );
}

function leftRounded(x: number, y: number, width: number, high: number, whole: boolean): string {
  const r = Math.min(3, width / 2);
  const right = whole ? r : 0;
  return `M${x + r} ${y}H${x + width - right}q${right} 0 ${right} ${right}V${y + high - right}q0 ${right} ${-right} ${right}H${x + r}q${-r} 0 ${-r} ${-r}V${y + r}q0 ${-r} ${r} ${-r}Z`;
}

function Bracket({ x, width }: { x: number; width: number }) {
  const right = x + width;
  return <path className={styles.bracket} d={`M${x} ${middle - 4}H${right}V${middle + 6}L${right - 6} ${middle + 1}H${x + 6}L${x} ${middle + 6}Z`} />;
}

function Diamond({ at, path }: { at: number; path: string | undefined }) {
  return <path className={styles.diamond} data-path={path} d={`M${at} ${middle - 7}l7 7-7 7-7-7Z`} />;
}

function Baseline({ row, scale }: { row: GanttRow; scale: Scale }) {
  const x = scale.x(dayNumber(row.baseline!.start));
  const end = scale.x(dayNumber(row.baseline!.finish) + 1);
  if (row.milestone) return <path className={styles.baselineMark} d={`M${end} ${middle - 7}l7 7-7 7-7-7Z`} />;
  return <rect className={styles.baseline} x={x} y={top + height + 2} width={Math.max(end - x, 2)} height={3} rx={1.5} />;
}
