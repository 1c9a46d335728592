import { Button, Checkbox, NumberInput } from '@mantine/core';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { openOverlay } from '~/ui/overlay';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import { CrewPicker } from './CrewPicker';
import { LinksDialog } from './LinksDialog';
import { NewTaskDialog } from './NewTaskDialog';
import styles from './ProjectScreen.module.css';
import { useChangeTask, useCrews, useReport, type Network, type Task } from './queries';
import { dayOfMoment, depthOf, hoursText, slackDays } from './spans';

/** The work breakdown structure: what, how long, when, how far. Progress is recorded where it stands. */
export function TasksView({ network, mayPlan }: { network: Network; mayPlan: boolean }) {
  const t = useT(projectMessages);
  // Who works where is the office's list; a phone in the field sees its own jobs instead.
  const crewed = useMe().role !== 'field';
  return (
    <>
      {mayPlan && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => openOverlay((close) => <NewTaskDialog network={network} onClose={close} />)}
          >
            {t('addTask')}
          </Button>
        </div>
      )}
      <div className={styles.frame} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th />
              <th>{t('task')}</th>
              <th data-end>{t('duration')}</th>
              {crewed && <th>{t('crewSize')}</th>}
              <th>{t('start')}</th>
              <th>{t('finish')}</th>
              <th data-end>{t('float')}</th>
              <th data-end>{t('done')}</th>
            </tr>
          </thead>
          <tbody>
            {network.tasks.map((task) => (
              <Row key={task.id} task={task} network={network} mayPlan={mayPlan} crewed={crewed} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ task, network, mayPlan, crewed }: { task: Task; network: Network; mayPlan: boolean; crewed: boolean }) {
  const t = useT(projectMessages);
  const format = useFormat();
  const change = useChangeTask();
  const summary = task.kind === 'summary';
  const rename = (name: string) => change.mutate({ task, change: { name } });
  const last = (hours: string) => change.mutate({ task, change: { duration_minutes: Math.round(Number(hours) * 60) } });
  const hours = String(task.duration_minutes / 60);
  return (
    <tr data-summary={summary || undefined}>
      <td className={styles.wbs}>{task.wbs}</td>
      <td>
        <div className={styles.name} style={{ paddingInlineStart: `${depthOf(task) * 1.25}rem` }}>
          {mayPlan ? <InlineEdit label={t('task')} required value={task.name} onSave={rename} /> : task.name}
          {task.critical && !summary && <StatusBadge plain tone="active" label={t('critical')} />}
        </div>
        {!summary && <After task={task} network={network} mayPlan={mayPlan} />}
        <Held task={task} />
      </td>
      <td data-end>
        {task.kind === 'task' &&
          (mayPlan ? (
            <InlineEdit label={t('duration')} type="number" required value={hours} shown={t('hours', { hours: hoursText(task.duration_minutes) })} onSave={last} />
          ) : (
            t('hours', { hours: hoursText(task.duration_minutes) })
          ))}
      </td>
      {crewed && <td className={styles.crew}>{task.kind === 'task' && (mayPlan ? <CrewPicker task={task} /> : <CrewName id={task.crew_id} />)}</td>}
      <td>
        <DateText day={dayOfMoment(task.actual_start ?? task.early_start)} words={false} />
      </td>
      <td>
        <DateText day={dayOfMoment(task.actual_finish ?? task.early_finish)} words={false} />
      </td>
      <td data-end>{!summary && !task.actual_finish && t('days', { days: slackDays(task.total_float, network.day_minutes) })}</td>
      <td data-end>{summary ? format.share(task.percent) : <Progress task={task} projectId={network.project.id} />}</td>
    </tr>
  );
}

/** The numbers of the tasks it waits for; who plans changes them here. */
function After({ task, network, mayPlan }: { task: Task; network: Network; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const from = network.links.filter((link) => link.to_task_id === task.id).map((link) => link.from_task_id);
  const numbers = network.tasks.filter((one) => from.includes(one.id)).map((one) => one.wbs);
  const words = numbers.length > 0 ? t('comesAfter', { numbers: numbers.join(', ') }) : t('comesFirst');
  if (!mayPlan || task.actual_start) return numbers.length > 0 ? <div className={`${styles.quiet} ${styles.inner}`}>{words}</div> : null;
  return (
    <div className={styles.inner}>
      <button
        type="button"
        className={styles.links}
        aria-label={`${words}: ${t('waitsFor', { name: task.name })}`}
        onClick={() => openOverlay((close) => <LinksDialog task={task} onClose={close} />)}
      >
        <IconLink size={13} aria-hidden /> {words}
      </button>
    </div>
  );
}

function CrewName({ id }: { id: string | null | undefined }) {
  const crews = useCrews(id != null);
  return crews.data?.find((crew) => crew.id === id)?.name;
}

/** What outside the plan holds the task back. */
function Held({ task }: { task: Task }) {
  const t = useT(projectMessages);
  const driver = task.driver as { by?: string; label?: string } | null | undefined;
  if (task.actual_start || driver?.by !== 'not_before' || !driver.label) return null;
  return <div className={styles.quiet} style={{ paddingInlineStart: `${depthOf(task) * 1.25}rem` }}>{t('drivenBy', { label: driver.label })}</div>;
}

function Progress({ task, projectId }: { task: Task; projectId: string }) {
  const t = useT(projectMessages);
  const report = useReport(projectId);
  const [typed, setTyped] = useState<number | null>(null);
  const send = (percent: number) => {
    setTyped(null);
    if (percent !== task.percent) report.mutate({ task, percent });
  };
  if (task.kind === 'milestone') {
    return (
      <Checkbox
        aria-label={t('tick', { name: task.name })}
        checked={task.percent === 100}
        onChange={(event) => send(event.currentTarget.checked ? 100 : 0)}
        style={{ display: 'inline-block' }}
      />
    );
  }
  return (
    <NumberInput
      className={styles.percent}
      aria-label={t('percentOf', { name: task.name })}
      min={0}
      max={100}
      step={10}
      suffix=" %"
      value={typed ?? task.percent}
      onChange={(value) => setTyped(Number(value) || 0)}
      onBlur={() => typed !== null && send(Math.min(100, Math.max(0, Math.round(typed))))}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
