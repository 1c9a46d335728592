import { Select, TextInput } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { projectMessages } from '../messages';
import { addGate, dated, useNetwork, type Gate } from './queries';

const kinds: readonly Gate['kind'][] = ['permit', 'locate', 'inspection', 'approval', 'deposit', 'other'];

/** Something more that has to be cleared before a task begins. */
export function NewGateDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const t = useT(projectMessages);
  const { today } = useFormat();
  const tasks = useNetwork(projectId).data?.tasks.filter((task) => task.kind !== 'summary' && !task.actual_start) ?? [];
  const initial = { kind: 'permit' as Gate['kind'], name: '', task_id: null as string | null, expected_on: today };
  const add = async ({ task_id, ...values }: typeof initial) => {
    const task = task_id ?? tasks[0]?.id;
    if (task) await addGate(projectId, { ...values, task_id: task });
    for (const subject of dated) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={t('addGate')} initial={initial} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('gate')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t('gateKind', { kind }) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set({ kind })}
          />
          <TextInput label={t('gateName')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <Select
            label={t('blocks')}
            allowDeselect={false}
            searchable
            data={tasks.map((task) => ({ value: task.id, label: `${task.wbs} ${task.name}` }))}
            value={form.values.task_id ?? tasks[0]?.id ?? null}
            error={form.field('task_id').error}
            onChange={(task_id) => form.set({ task_id })}
          />
          <TextInput type="date" label={t('expected')} required withAsterisk={false} {...form.text('expected_on')} />
        </>
      )}
    </FormDialog>
  );
}
