import { NumberInput, Select, TextInput } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { projectMessages } from '../messages';
import { addTask, dated, type Network } from './queries';

export function NewTaskDialog({ network, onClose }: { network: Network; onClose: () => void }) {
  const t = useT(projectMessages);
  const work = network.tasks.filter((task) => task.kind !== 'summary');
  const summaries = network.tasks.filter((task) => task.kind === 'summary');
  const last = work.filter((task) => task.kind === 'task').at(-1);
  const initial = { name: '', hours: 8 as string | number, after_task_id: last?.id ?? null, parent_id: last?.parent_id ?? null };
  const add = async (values: typeof initial) => {
    await addTask(network.project.id, {
      name: values.name,
      kind: 'task',
      duration_minutes: Math.round(Number(values.hours) * 60),
      after_task_id: values.after_task_id,
      parent_id: values.parent_id,
    });
    for (const subject of dated) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  const choices = (tasks: typeof work) => tasks.map((task) => ({ value: task.id, label: `${task.wbs} ${task.name}` }));
  return (
    <FormDialog title={t('addTask')} initial={initial} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('task')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <NumberInput label={t('duration')} min={0.25} {...form.field('hours')} />
          <Select label={t('after')} clearable searchable data={choices(work)} {...form.field('after_task_id')} />
          <Select label={t('under')} clearable data={choices(summaries)} {...form.field('parent_id')} />
        </>
      )}
    </FormDialog>
  );
}
