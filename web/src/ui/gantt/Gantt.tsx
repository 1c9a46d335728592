import { SegmentedControl } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from '../messages';
import { Chart } from './Chart';
import styles from './Gantt.module.css';
import { Head } from './Head';
import { List } from './List';
import { dayNumber, headHeight, rowHeight, scaleOf, weekdaysOnly } from './scale';
import type { GanttProps, Zoom } from './types';
import { useFold } from './useFold';
import { useView } from './useView';

const zooms: Zoom[] = ['day', 'week', 'month'];
const margin = 10;

/**
 * The schedule as bars. The list at the left says everything in words (it is what a screen reader reads); the chart
 * draws it. Only what is seen is in the page, so thousands of tasks scroll as well as twenty.
 */
export function Gantt(props: GanttProps) {
  const { rows, today, isWorking = weekdaysOnly } = props;
  const t = useT(uiMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const [ownZoom, setOwnZoom] = useState<Zoom>('week');
  const zoom = props.zoom ?? ownZoom;
  const setZoom = (next: Zoom) => {
    setOwnZoom(next);
    props.onZoom?.(next);
  };
  const { shown, folded, toggle } = useFold(rows);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(shown.length - 1, 0));

  const todayNumber = dayNumber(today);
  const scale = useMemo(() => scaleOf(daysOf(rows), todayNumber, zoom, 900), [rows, todayNumber, zoom]);
  const listWidth = useListWidth(view.width);
  useGoTo(scroller, zoom, () => scale.x(todayNumber) - (view.width - listWidth) * 0.3);

  const from = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const to = Math.min(shown.length, Math.ceil((view.top + view.height) / rowHeight) + margin);
  const seen = { from: scale.dayAt(view.left) - 20, to: scale.dayAt(view.left + view.width - listWidth) + 20 };

  const focusRow = (next: number) => {
    const index = Math.max(0, Math.min(shown.length - 1, next));
    setAt(index);
    reveal(scroller.current, index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true }));
  };
  const scrollDays = (days: number) => scroller.current?.scrollBy({ left: days * scale.perDay });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const row = shown[current];
    const acts: Record<string, () => void> = {
      ArrowDown: () => focusRow(current + 1),
      j: () => focusRow(current + 1),
      ArrowUp: () => focusRow(current - 1),
      k: () => focusRow(current - 1),
      Home: () => focusRow(0),
      End: () => focusRow(shown.length - 1),
      ArrowRight: () => scrollDays(7),
      ArrowLeft: () => scrollDays(-7),
      Enter: () => row && props.onOpen?.(row),
      ' ': () => row?.summary && toggle(row.id),
      t: () => scroller.current?.scrollTo({ left: scale.x(todayNumber) - (view.width - listWidth) * 0.3 }),
      '+': () => setZoom(zooms[Math.max(0, zooms.indexOf(zoom) - 1)]!),
      '-': () => setZoom(zooms[Math.min(zooms.length - 1, zooms.indexOf(zoom) + 1)]!),
    };
    const act = acts[event.key];
    if (!act || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div className={styles.gantt}>
      <div className={styles.tools}>
        <SegmentedControl size="xs" value={zoom} onChange={(value) => setZoom(value as Zoom)} aria-label={t('zoom')} data={zooms.map((one) => ({ value: one, label: t(one) }))} />
        <Legend />
        {props.tools}
      </div>
      <div ref={scroller} className={styles.scroller} role="treegrid" aria-label={props.label} aria-rowcount={shown.length} onKeyDown={onKeyDown}>
        <div className={styles.canvas} style={{ width: listWidth + scale.width, height: headHeight + shown.length * rowHeight, minHeight: '100%' }}>
          <Head scale={scale} seen={seen} listWidth={listWidth} today={todayNumber} />
          <List rows={shown} from={from} to={to} at={current} width={listWidth} folded={folded} toggle={toggle} focus={setAt} openId={props.openId} onOpen={props.onOpen} />
          <Chart rows={shown} links={props.links} from={from} to={to} seen={seen} scale={scale} left={listWidth} today={todayNumber} isWorking={isWorking} openId={props.openId} onOpen={props.onOpen} view={view} />
        </div>
      </div>
    </div>
  );
}

function Legend() {
  const t = useT(uiMessages);
  return (
    <div className={styles.legend} aria-hidden>
      <span>
        <i className={styles.swatch} data-kind="task" /> {t('task')}
      </span>
      <span>
        <i className={styles.swatch} data-kind="critical" /> {t('critical')}
      </span>
      <span>
        <i className={styles.swatch} data-kind="late" /> {t('misses')}
      </span>
      <span>
        <i className={styles.swatch} data-kind="baseline" /> {t('baseline')}
      </span>
    </div>
  );
}

function daysOf(rows: GanttProps['rows']): number[] {
  return rows.flatMap((row) => [row.start, row.finish, row.baseline?.start, row.baseline?.finish].filter((day) => day != null).map(dayNumber));
}

/** The list keeps names readable and leaves the chart the greater part; on a phone it is only the names. */
function useListWidth(width: number): number {
  if (width < 600) return 150;
  return Math.max(300, Math.min(480, Math.round(width * 0.36)));
}

/** Goes to today when the chart opens and when the zoom changes. */
function useGoTo(scroller: React.RefObject<HTMLDivElement | null>, zoom: Zoom, left: () => number) {
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ left: left() });
    // Only the zoom moves the view; new rows must not tear it from under the reader.
  }, [zoom]);
}

function reveal(scroller: HTMLElement | null, index: number) {
  if (!scroller) return;
  const top = index * rowHeight;
  const room = scroller.clientHeight - headHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room;
}
