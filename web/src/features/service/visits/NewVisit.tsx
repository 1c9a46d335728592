import { Select, Textarea, TextInput } from '@mantine/core';
import { useFormat } from '~/i18n/reader';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { CustomerPicker } from '../CustomerPicker';
import { serviceMessages } from '../messages';
import { firstSite } from '../sites';
import { createVisit, visitKinds, type Visit } from './queries';
import { WorkerPicker } from './WorkerPicker';

export function NewVisit({ onClose }: { onClose: () => void }) {
  const t = useT(serviceMessages);
  const format = useFormat();
  const blank = { account_id: '', site_id: null as string | null, kind: 'maintenance' as Visit['kind'], due_on: format.today, window_start: '', window_end: '', assigned_worker_id: null as string | null, notes: '' };
  const schedule = async ({ window_start, window_end, ...values }: typeof blank) => {
    const site_id = values.site_id ?? firstSite(values.account_id);
    await createVisit({ ...values, site_id, window_start: window_start || null, window_end: window_end || null });
    toast({ tone: 'good', text: t('scheduled') });
  };
  return (
    <FormDialog title={t('newVisit')} initial={blank} submitLabel={t('schedule')} onSubmit={schedule} onClose={onClose}>
      {(form) => (
        <>
          <CustomerPicker account={form.values.account_id} site={form.values.site_id} error={form.field('account_id').error} onChange={form.set} />
          <Select
            label={t('what')}
            allowDeselect={false}
            data={visitKinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set({ kind })}
          />
          <TextInput type="date" label={t('day')} required withAsterisk={false} {...form.text('due_on')} />
          <TextInput type="time" label={t('windowStart')} {...form.text('window_start')} />
          <TextInput type="time" label={t('windowEnd')} {...form.text('window_end')} />
          <WorkerPicker
            day={form.values.due_on}
            windowStart={form.values.window_start}
            windowEnd={form.values.window_end}
            {...form.field('assigned_worker_id')}
          />
          <Textarea label={t('notes')} rows={2} {...form.text('notes')} />
        </>
      )}
    </FormDialog>
  );
}
