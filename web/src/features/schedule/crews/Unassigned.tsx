import { Button } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { scheduleMessages } from '../messages';
import { useUnassigned } from './queries';

/** The week's tasks without a crew; nothing when everyone is placed. */
export function Unassigned({ from, to }: { from: string; to: string }) {
  const t = useT(scheduleMessages);
  const { day } = useFormat();
  const waiting = useUnassigned(from, to);
  if (waiting.length === 0) return null;
  return (
    <TodoSection title={t('unassigned')} count={waiting.length}>
      {waiting.map(({ task, project }) => {
        const open = () => go('/projects/$id', { params: { id: project.id }, search: { view: 'tasks' } });
        return (
          <TodoRow
            key={task.id}
            tone="watch"
            title={task.name}
            detail={`${project.number} · ${project.name}`}
            meta={`${day(task.early_start!)} – ${day(task.early_finish!)}`}
            action={
              <Button variant="default" onClick={open}>
                {t('chooseCrew')}
              </Button>
            }
            onOpen={open}
          />
        );
      })}
    </TodoSection>
  );
}
