import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { RecordSection } from '~/ui/RecordPage';
import { projectMessages } from '../messages';
import table from '../projects/ProjectScreen.module.css';
import { dayOfMoment, hoursText } from '../projects/spans';
import { useCrews } from '../projects/queries';
import { From } from './From';
import type { Plan, PlanChange } from './queries';
import styles from './WinPlanScreen.module.css';

interface PlanPartProps {
  plan: Plan;
  /** Absent: the plan is committed and only read. */
  change?: (change: PlanChange) => void;
}

/** The work as it will be created, each task with the line it comes from. */
export function PlanTasks({ plan, change }: PlanPartProps) {
  const t = useT(projectMessages);
  return (
    <RecordSection title={t('planTasks')}>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('task')}</th>
              <th>{t('crewName')}</th>
              <th data-end>{t('planPeople')}</th>
              <th data-end>{t('duration')}</th>
              <th>{t('planDays')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.tasks.map((task) => (
              <TaskRow key={task.key} task={task} plan={plan} change={change} />
            ))}
          </tbody>
        </table>
      </div>
    </RecordSection>
  );
}

function TaskRow({ task, plan, change }: PlanPartProps & { task: Plan['tasks'][number] }) {
  const t = useT(projectMessages);
  const summary = task.kind === 'summary';
  const hours = String(task.duration_minutes / 60);
  const shown = t('hours', { hours: hoursText(task.duration_minutes) });
  const line = (of: NonNullable<PlanChange['line']>) => change?.({ line: of });
  return (
    <tr data-summary={summary || undefined}>
      <td>
        <div className={task.parent ? table.inner : undefined}>
          {change ? (
            <InlineEdit label={t('nameOf', { name: task.name })} required value={task.name} onSave={(name) => line({ key: task.key, name })} />
          ) : (
            task.name
          )}
          <After task={task} plan={plan} />
          {!summary && <From origin={task.origin} plan={plan} />}
        </div>
      </td>
      <td className={styles.crew}>{task.kind === 'task' && <PlanCrew task={task} change={change} />}</td>
      <td data-end>
        {task.kind === 'task' &&
          (change ? (
            <InlineEdit
              label={t('crewOf', { name: task.name })}
              type="number"
              required
              value={String(task.crew_size)}
              onSave={(size) => line({ key: task.key, crew_size: Math.round(Number(size)) })}
            />
          ) : (
            task.crew_size
          ))}
      </td>
      <td data-end>
        {task.kind === 'task' &&
          (change ? (
            <InlineEdit
              label={t('hoursOf', { name: task.name })}
              type="number"
              required
              value={hours}
              shown={shown}
              onSave={(typed) => line({ key: task.key, duration_minutes: Math.round(Number(typed) * 60) })}
            />
          ) : (
            shown
          ))}
      </td>
      <td className={styles.days}>
        <Days task={task} />
      </td>
    </tr>
  );
}

/** The crew that will be booked with the dates. */
function PlanCrew({ task, change }: { task: Plan['tasks'][number]; change: PlanPartProps['change'] }) {
  const t = useT(projectMessages);
  const crews = useCrews().data ?? [];
  if (!change) return crews.find((crew) => crew.id === task.crew_id)?.name;
  return (
    <InlineChoice
      label={t('crewFor', { name: task.name })}
      value={task.crew_id}
      empty={t('noCrew')}
      options={crews.map((crew) => ({ value: crew.id, label: crew.name }))}
      onSave={(crew_id) => change({ line: { key: task.key, crew_id } })}
    />
  );
}

/** What has to be done before it. */
function After({ task, plan }: { task: Plan['tasks'][number]; plan: Plan }) {
  const t = useT(projectMessages);
  const from = plan.links.filter((link) => link.to === task.key).map((link) => link.from);
  const names = plan.tasks.filter((one) => from.includes(one.key)).map((one) => one.name);
  if (names.length === 0) return null;
  return <div className={table.quiet}>{t('comesAfter', { numbers: names.join(', ') })}</div>;
}

/** From the first day to the last; one day where it is done on one. */
function Days({ task }: { task: Plan['tasks'][number] }) {
  const [start, finish] = [dayOfMoment(task.start), dayOfMoment(task.finish)];
  return (
    <>
      <DateText day={start} words={false} />
      {finish !== start && (
        <>
          {' – '}
          <DateText day={finish} words={false} />
        </>
      )}
    </>
  );
}
