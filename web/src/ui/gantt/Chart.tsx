import { useMemo, useState } from 'react';
import { Bar, pathOf } from './Bar';
import styles from './Gantt.module.css';
import { linkPath, type Ends } from './linkPath';
import { dayNumber, dayText, headHeight, rowHeight, type Scale } from './scale';
import { Tip } from './Tip';
import type { GanttLink, GanttRow } from './types';
import type { View } from './useView';

interface ChartProps {
  rows: readonly GanttRow[];
  links: readonly GanttLink[];
  from: number;
  to: number;
  seen: { from: number; to: number };
  scale: Scale;
  left: number;
  today: number;
  isWorking: (day: string) => boolean;
  openId?: string | null;
  onOpen?: (row: GanttRow) => void;
  view: View;
}

export function Chart(props: ChartProps) {
  const { rows, from, to, scale, left, today, isWorking, openId, onOpen } = props;
  const [pointed, setPointed] = useState<{ row: GanttRow; x: number; y: number } | null>(null);
  const height = Math.max(rows.length * rowHeight, props.view.height - headHeight);
  return (
    <>
      <svg className={styles.chart} style={{ left, top: headHeight }} width={scale.width} height={height} aria-hidden>
        <defs>
          <Arrow id="gantt-arrow" className={styles.arrow} />
          <Arrow id="gantt-arrow-critical" className={styles.arrowCritical} />
          <Arrow id="gantt-arrow-late" className={styles.arrowLate} />
        </defs>
        <DaysOff {...props} height={height} />
        {openRow(rows, openId, from, to, scale.width)}
        <line className={styles.today} x1={scale.x(today) + scale.perDay / 2} x2={scale.x(today) + scale.perDay / 2} y1={0} y2={height} />
        <Links {...props} />
        {rows.slice(from, to).map((row, offset) => (
          <g
            key={row.id}
            transform={`translate(0 ${(from + offset) * rowHeight})`}
            onMouseEnter={(event) => setPointed({ row, x: event.clientX, y: event.clientY })}
            onMouseMove={(event) => setPointed({ row, x: event.clientX, y: event.clientY })}
            onMouseLeave={() => setPointed(null)}
            onClick={() => onOpen?.(row)}
          >
            <Bar row={row} scale={scale} isWorking={isWorking} />
          </g>
        ))}
      </svg>
      {pointed && <Tip {...pointed} />}
    </>
  );
}

function Arrow({ id, className }: { id: string; className: string | undefined }) {
  return (
    <marker id={id} viewBox="0 0 6 6" refX="5" refY="3" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto">
      <path d="M0 0 6 3 0 6Z" className={className} />
    </marker>
  );
}

function openRow(rows: readonly GanttRow[], openId: string | null | undefined, from: number, to: number, width: number) {
  const index = openId ? rows.findIndex((row) => row.id === openId) : -1;
  if (index < from || index >= to) return null;
  return <rect className={styles.openBand} y={index * rowHeight} width={width} height={rowHeight} />;
}

/** Weekends and holidays as bands, only where single days can be told apart. */
function DaysOff({ seen, scale, isWorking, height }: ChartProps & { height: number }) {
  const bands = useMemo(() => {
    if (scale.zoom === 'month') return [];
    const list: { day: number; days: number }[] = [];
    for (let day = Math.max(seen.from, scale.first); day <= Math.min(seen.to, scale.last); day += 1) {
      if (isWorking(dayText(day))) continue;
      const last = list[list.length - 1];
      if (last && last.day + last.days === day) last.days += 1;
      else list.push({ day, days: 1 });
    }
    return list;
  }, [seen.from, seen.to, scale, isWorking]);
  return bands.map((band) => <rect key={band.day} className={styles.dayOff} x={scale.x(band.day)} width={band.days * scale.perDay} height={height} />);
}

/** Links of which at least one end is near; a link that only passes through is drawn too. */
function Links({ rows, links, from, to, scale }: ChartProps) {
  const index = useMemo(() => new Map(rows.map((row, at) => [row.id, at])), [rows]);
  return links.map((link) => {
    const a = index.get(link.from);
    const b = index.get(link.to);
    if (a === undefined || b === undefined || Math.max(a, b) < from || Math.min(a, b) >= to) return null;
    const start = ends(rows[a]!, a, scale);
    const finish = ends(rows[b]!, b, scale);
    if (!start || !finish) return null;
    const kind = linkKind(link, rows[a]!, rows[b]!);
    return (
      <path
        key={`${link.from}-${link.to}-${link.type}`}
        className={kind.line}
        data-driving={link.driving === false ? undefined : true}
        d={linkPath(link.type, start, finish)}
        markerEnd={`url(#${kind.arrow})`}
      />
    );
  });
}

function linkKind(link: GanttLink, from: GanttRow, to: GanttRow) {
  const [a, b] = link.driving === false ? [] : [pathOf(from), pathOf(to)];
  if (a === 'late' && b === 'late') return { line: styles.linkLate, arrow: 'gantt-arrow-late' };
  if (a && b) return { line: styles.linkCritical, arrow: 'gantt-arrow-critical' };
  return { line: styles.link, arrow: 'gantt-arrow' };
}

function ends(row: GanttRow, index: number, scale: Scale): Ends | null {
  if (!row.start || !row.finish) return null;
  const y = index * rowHeight + rowHeight / 2;
  if (row.milestone) {
    const x = scale.x(dayNumber(row.finish) + 1);
    return { left: x - 7, right: x + 7, y };
  }
  return { left: scale.x(dayNumber(row.start)), right: scale.x(dayNumber(row.finish) + 1), y };
}
