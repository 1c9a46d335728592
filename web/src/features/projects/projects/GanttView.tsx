import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { Gantt } from '~/ui/gantt/Gantt';
import type { GanttLink, GanttRow } from '~/ui/gantt/types';
import { projectMessages } from '../messages';
import styles from './ProjectScreen.module.css';
import type { Network, Task } from './queries';
import { dayOfMoment, depthOf } from './spans';

/** The path that decides the finish, against what was planned. */
export function GanttView({ network }: { network: Network }) {
  const t = useT(projectMessages);
  const rows = useMemo(() => network.tasks.map((task) => row(task, network.day_minutes)), [network]);
  const links = useMemo(() => network.links.map((link) => drawn(link, network.tasks)), [network]);
  const idle = useMemo(() => new Set(network.non_working.map((day) => day.date)), [network]);
  return (
    <div className={styles.chart}>
      <Gantt label={t('gantt')} rows={rows} links={links} today={network.today} isWorking={(day) => !idle.has(day)} />
    </div>
  );
}

function row(task: Task, dayMinutes: number): GanttRow {
  const [from, to] = [dayOfMoment(task.baseline_start), dayOfMoment(task.baseline_finish)];
  const driver = task.driver as { by?: string; label?: string } | null | undefined;
  return {
    id: task.id,
    name: task.name,
    wbs: task.wbs,
    depth: depthOf(task),
    summary: task.kind === 'summary',
    milestone: task.kind === 'milestone',
    start: dayOfMoment(task.actual_start ?? task.early_start),
    finish: dayOfMoment(task.actual_finish ?? task.early_finish),
    critical: task.critical,
    totalFloatDays: task.total_float == null ? null : Math.round((task.total_float / dayMinutes) * 2) / 2,
    progress: task.percent / 100,
    baseline: from && to ? { start: from, finish: to } : null,
    note: task.responsible ?? (driver?.by === 'not_before' ? (driver.label ?? null) : null),
  };
}

function drawn(link: Network['links'][number], tasks: Task[]): GanttLink {
  const driver = tasks.find((task) => task.id === link.to_task_id)?.driver as { by?: string; from?: string } | null | undefined;
  return {
    from: link.from_task_id,
    to: link.to_task_id,
    type: link.kind,
    driving: driver?.by === 'link' && driver.from === link.from_task_id,
  };
}
