import { useState } from 'react';
import { Gantt } from '~/ui/gantt/Gantt';
import { dayNumber, dayText } from '~/ui/gantt/scale';
import type { GanttLink, GanttRow } from '~/ui/gantt/types';
import { Page } from '~/ui/Page';

const begin = dayNumber('2026-11-16');
const day = (offset: number) => dayText(begin + offset);

function task(id: string, name: string, from: number, to: number, more: Partial<GanttRow> = {}): GanttRow {
  return { id, wbs: id, name, depth: 1, start: day(from), finish: day(to), critical: false, totalFloatDays: 3, progress: 0, ...more };
}

const small: GanttRow[] = [
  { ...task('1', 'Preparation', 0, 11, { summary: true, depth: 0 }) },
  task('1.1', 'Permit application', 0, 1, { progress: 1, critical: true, totalFloatDays: 0 }),
  task('1.2', 'City review', 2, 10, { progress: 0.6, critical: true, totalFloatDays: 0, note: 'City of Boise', baseline: { start: day(2), finish: day(8) } }),
  task('1.3', 'Utility locate', 2, 3, { progress: 1, totalFloatDays: 5 }),
  task('1.4', 'Permit granted', 11, 11, { milestone: true, critical: true, totalFloatDays: 0, baseline: { start: day(9), finish: day(9) } }),
  { ...task('2', 'Fence, north and west', 14, 37, { summary: true, depth: 0 }) },
  task('2.1', 'Tear out old fence', 14, 15, { critical: true, totalFloatDays: 0, note: 'Crew Alder' }),
  task('2.2', 'Set posts and pour', 16, 21, { critical: true, totalFloatDays: 0, note: 'Crew Alder', baseline: { start: day(14), finish: day(17) } }),
  task('2.3', 'Concrete cures', 22, 24, { critical: true, totalFloatDays: 0 }),
  task('2.4', 'Rails and pickets', 28, 32, { critical: true, totalFloatDays: 0, note: 'Crew Alder' }),
  task('2.5', 'Gates delivered', 21, 21, { milestone: true, totalFloatDays: 6 }),
  task('2.6', 'Hang gates', 29, 31, { totalFloatDays: 2, note: 'Crew Birch' }),
  task('2.7', 'Stain', 35, 37, { critical: true, totalFloatDays: -2 }),
  { ...task('3', 'Close-out', 38, 43, { summary: true, depth: 0 }) },
  task('3.1', 'Final inspection', 38, 38, { critical: true, totalFloatDays: 0 }),
  task('3.2', 'Punch list', 39, 42, { critical: true, totalFloatDays: 0 }),
  task('3.3', 'Handed over', 43, 43, { milestone: true, critical: true, totalFloatDays: 0, baseline: { start: day(40), finish: day(40) } }),
];

const links: GanttLink[] = [
  ['1.1', '1.2'], ['1.2', '1.4'], ['1.4', '2.1'], ['1.3', '2.1'], ['2.1', '2.2'], ['2.2', '2.3'], ['2.3', '2.4'], ['2.5', '2.6'], ['2.4', '2.7'], ['2.7', '3.1'], ['3.1', '3.2'], ['3.2', '3.3'],
].map(([from, to]) => ({ from: from!, to: to!, type: 'FS' as const, driving: from !== '1.3' }));
links.push({ from: '2.4', to: '2.6', type: 'SS', driving: true });

function many(count: number): GanttRow[] {
  return Array.from({ length: count }, (_, at) => task(String(at + 1), `Task ${at + 1}`, at % 300, (at % 300) + 4 + (at % 9), { depth: 0, totalFloatDays: at % 12, critical: at % 12 === 0 }));
}

export function GanttSample() {
  const [open, setOpen] = useState<string | null>(null);
  const wanted = new URLSearchParams(window.location.search);
  const count = Number(wanted.get('count') ?? 0);
  const zoom = wanted.get('zoom') as 'day' | 'week' | 'month' | null;
  return (
    <Page title="Hargrove fence" layout="fill">
      <Gantt
        label="Schedule"
        rows={count ? many(count) : small}
        links={count ? Array.from({ length: count - 1 }, (_, at) => ({ from: String(at + 1), to: String(at + 2), type: 'FS' as const })) : links}
        today={day(7)}
        openId={open}
        onOpen={(row) => setOpen(row.id)}
        {...(zoom ? { zoom } : {})}
      />
    </Page>
  );
}
