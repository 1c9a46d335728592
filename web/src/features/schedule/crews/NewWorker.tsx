import { Select, TextInput } from '@mantine/core';
import { useMe } from '~/api/session';
import { useMembers } from '~/features/platform/settings/queries';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { scheduleMessages } from '../messages';
import { addWorker, useWorkers, type Worker } from './queries';

const kinds = ['employee', 'subcontractor'] as const satisfies readonly Worker['kind'][];
const blank = { name: '', kind: 'employee' as Worker['kind'], phone: '', user_id: null as string | null, hourly_rate: '', burden_percent: '' };

/** Somebody who can be booked and clock in. The rate is asked of those who may see pay, and may come later. */
export function NewWorker({ onClose }: { onClose: () => void }) {
  const t = useT(scheduleMessages);
  const { rights } = useMe();
  const taken = useWorkers().data?.map((worker) => worker.user_id) ?? [];
  const members = useMembers().data?.filter((member) => !member.disabled && !taken.includes(member.user_id)) ?? [];
  const add = async ({ hourly_rate, burden_percent, phone, ...worker }: typeof blank) => {
    const rate = hourly_rate.trim() === '' ? null : { hourly_rate: hourly_rate.trim(), burden_percent: burden_percent.trim() || '0' };
    await addWorker({ ...worker, phone: phone || null, rate });
    toast({ tone: 'good', text: t('workerAdded', { name: worker.name }) });
  };
  return (
    <FormDialog title={t('newWorker')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
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
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <Select
            label={t('signsInAs')}
            description={t('signsInWhy')}
            clearable
            data={members.map((member) => ({ value: member.user_id, label: member.name }))}
            {...form.field('user_id')}
          />
          {rights.pay && (
            <>
              <TextInput label={t('hourlyRate')} inputMode="decimal" {...form.text('hourly_rate')} />
              <TextInput label={t('burden')} description={t('burdenWhy')} inputMode="decimal" {...form.text('burden_percent')} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
