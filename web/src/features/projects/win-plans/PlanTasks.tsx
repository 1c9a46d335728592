import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { RecordSection } from '~/ui/RecordPage';
import { projectMessages } from '../messages';
import table from '../projects/ProjectScreen.module.css';
import { dayOfMoment, hoursText } from '../projects/spans';
import { From } from './From';
import type { Plan, PlanChange } from './queries';

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
              <th data-end>{t('crewSize')}</th>
              <th data-end>{t('duration')}</th>
              <th>{t('start')}</th>
              <th>{t('finish')}</th>
              <th>{t('fromLine')}</th>
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
        </div>
      </td>
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
      <td>
        <DateText day={dayOfMoment(task.start)} words={false} />
      </td>
      <td>
        <DateText day={dayOfMoment(task.finish)} words={false} />
      </td>
      <td>
        <From origin={task.origin} plan={plan} whole={summary} />
      </td>
    </tr>
  );
}
