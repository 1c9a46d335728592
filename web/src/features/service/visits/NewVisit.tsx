import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '~/i18n/reader';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { serviceMessages } from '../messages';
import { createVisit, useCustomersNamed, visitKinds, type Visit } from './queries';

export function NewVisit({ onClose }: { onClose: () => void }) {
  const t = useT(serviceMessages);
  const format = useFormat();
  const [name, setName] = useState('');
  const customers = useCustomersNamed(name);
  const blank = { account_id: '', kind: 'maintenance' as Visit['kind'], due_on: format.today, window_start: '', window_end: '', notes: '' };
  const schedule = async ({ window_start, window_end, ...values }: typeof blank) => {
    await createVisit({ ...values, window_start: window_start || null, window_end: window_end || null });
    toast({ tone: 'good', text: t('scheduled') });
  };
  return (
    <FormDialog title={t('newVisit')} initial={blank} submitLabel={t('schedule')} onSubmit={schedule} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('customer')}
            placeholder={t('findCustomer')}
            searchable
            required
            withAsterisk={false}
            data={customers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
            filter={({ options }) => options}
            onSearchChange={setName}
            error={form.field('account_id').error}
            value={form.values.account_id || null}
            onChange={(account) => form.set({ account_id: account ?? '' })}
          />
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
          <Textarea label={t('notes')} rows={2} {...form.text('notes')} />
        </>
      )}
    </FormDialog>
  );
}
