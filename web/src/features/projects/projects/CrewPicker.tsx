import { Select } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { projectMessages } from '../messages';
import { useChangeTask, useCrews, type Task } from './queries';

/** The crew of a task; its days are booked for the crew by themselves. */
export function CrewPicker({ task }: { task: Task }) {
  const t = useT(projectMessages);
  const crews = useCrews();
  const change = useChangeTask();
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': t('takeCrewOff', { name: task.name }) }}
      aria-label={t('crewFor', { name: task.name })}
      placeholder={t('noCrew')}
      nothingFoundMessage={t('noCrewFound')}
      disabled={change.isPending}
      data={crews.data?.map((crew) => ({ value: crew.id, label: crew.name })) ?? []}
      value={task.crew_id ?? null}
      onChange={(crew_id) => change.mutate({ task, change: { crew_id } })}
    />
  );
}
