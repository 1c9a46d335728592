import { Checkbox } from '@mantine/core';
import { api, ifMatch, ok } from '~/api/client';
import { useApiMutation } from '~/api/query';
import { useT } from '~/i18n/messages';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import type { FieldTask } from './queries';

/** Open tasks; a tick says it is done. */
export function TaskTicks({ tasks }: { tasks: readonly FieldTask[] }) {
  const t = useT(fieldMessages);
  const tick = useApiMutation<FieldTask, unknown>({
    send: (task) =>
      ok(api.POST('/tasks/{id}/progress', { params: { path: { id: task.id }, header: ifMatch(task.version) }, body: { percent: 100 } })),
    refresh: ['time_entry', 'task', 'project'],
    done: (task) => ({ text: t('tick', { name: task.name }) }),
  });
  if (tasks.length === 0) return null;
  return (
    <ul className={styles.tasks} aria-label={t('tasks')}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Checkbox
            size="lg"
            label={task.name}
            checked={tick.isPending && tick.variables.id === task.id}
            disabled={tick.isPending}
            onChange={() => tick.mutate(task)}
          />
        </li>
      ))}
    </ul>
  );
}
