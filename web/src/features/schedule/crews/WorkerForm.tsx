import { Select, Switch, TextInput } from '@mantine/core';
import { useMembers } from '~/features/platform/settings/queries';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { scheduleMessages } from '../messages';
import { changeWorker, useWorkers, type Worker } from './queries';

const kinds = ['employee', 'subcontractor'] as const satisfies readonly Worker['kind'][];

/** Name, number, what somebody works as, and whether they still do. */
export function WorkerForm({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const t = useT(scheduleMessages);
  const taken = useWorkers().data?.filter((one) => one.id !== worker.id).map((one) => one.user_id) ?? [];
  const members = useMembers().data?.filter((member) => !member.disabled && !taken.includes(member.user_id)) ?? [];
  const initial = {
    name: worker.name,
    kind: worker.kind,
    labour_class: worker.labour_class,
    phone: worker.phone ?? '',
    user_id: worker.user_id ?? null,
    active: worker.active,
  };
  return (
    <FormDialog title={worker.name} initial={initial} submitLabel={t('save')} onSubmit={(values) => changeWorker(worker, values)} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t('workerKind', { kind }) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set({ kind })}
          />
          <TextInput label={t('labourClass')} placeholder={t('labourClassHint')} {...form.text('labour_class')} />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <Select
            label={t('signsInAs')}
            description={t('signsInWhy')}
            allowDeselect={!worker.user_id}
            data={members.map((member) => ({ value: member.user_id, label: member.name }))}
            {...form.field('user_id')}
          />
          <Switch
            label={t('worksHere')}
            description={t('worksHereWhy')}
            checked={form.values.active}
            onChange={(event) => form.set({ active: event.currentTarget.checked })}
          />
        </>
      )}
    </FormDialog>
  );
}
