import { Button } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { TodoRow } from '~/ui/Todo';
import { scheduleMessages } from './messages';
import type { Bottleneck } from './queries';

const views = { delivery: 'deliveries', gate: 'gates', task: 'tasks' } as const;

/** One thing in the way: what, why, how many days, what to do, and the place to do it. */
export function BottleneckRow({ one, named }: { one: Bottleneck; named?: boolean }) {
  const t = useT(scheduleMessages);
  const { day } = useFormat();
  const on = one.on && t({ delivery: 'comes', gate: 'expected', task: 'planned' }[one.kind] as 'comes', { day: day(one.on) });
  const needed = one.needed_by && t('needed', { day: day(one.needed_by) });
  const holds = one.blocked.length > 0 && t('holds', { names: one.blocked.map((task) => `“${task.name}”`).join(', ') });
  const words = [named && `${one.project_number} · ${one.project_name}`, t('cause', { cause: one.cause }), on, needed, holds, one.who];
  const open = () => go('/projects/$id', { params: { id: one.project_id }, search: { view: views[one.kind] } });
  return (
    <TodoRow
      tone={one.days_at_stake > 0 ? 'late' : 'watch'}
      title={one.title}
      detail={words.filter(Boolean).join(' · ')}
      meta={t('stake', { days: one.days_at_stake })}
      action={
        <Button variant="default" onClick={open}>
          {t('step', { step: one.next_step })}
        </Button>
      }
      onOpen={open}
    />
  );
}
