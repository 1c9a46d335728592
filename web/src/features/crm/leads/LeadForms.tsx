import { Select, Textarea, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { leadMessages } from './messages';
import { callOutcomes, createLead, disqualify, logCall, type Lead } from './queries';

/** Somebody called: the phone log. */
export function NewLead({ onClose }: { onClose: () => void }) {
  const t = useT(leadMessages);
  const add = async (values: { name: string; phone: string; email: string; address: string; message: string }) => {
    const lead = await createLead({ ...values, phone: values.phone || null, email: values.email || null });
    toast({ tone: 'good', text: t('added', { name: lead.name }) });
    go('/leads', { search: { open: lead.id } });
  };
  return (
    <FormDialog title={t('newLead')} initial={{ name: '', phone: '', email: '', address: '', message: '' }} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('email')} type="email" {...form.text('email')} />
          <TextInput label={t('address')} {...form.text('address')} />
          <Textarea label={t('message')} autosize minRows={3} {...form.text('message')} />
        </>
      )}
    </FormDialog>
  );
}

export function LogCall({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT(leadMessages);
  const log = async (values: { outcome: (typeof callOutcomes)[number]; note: string }) => {
    await logCall(lead.id, values);
    toast({ tone: 'good', text: t('callLogged', { name: lead.name }) });
  };
  const initial: { outcome: (typeof callOutcomes)[number]; note: string } = { outcome: 'reached', note: '' };
  return (
    <FormDialog title={t('logCall')} initial={initial} submitLabel={t('logCall')} onSubmit={log} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('outcome')}
            allowDeselect={false}
            data={callOutcomes.map((outcome) => ({ value: outcome, label: t('outcomeName', { outcome }) }))}
            value={form.values.outcome}
            onChange={(outcome) => outcome && form.set({ outcome: outcome as (typeof callOutcomes)[number] })}
          />
          <Textarea label={t('note')} autosize minRows={3} data-autofocus {...form.text('note')} />
        </>
      )}
    </FormDialog>
  );
}

export function Disqualify({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT(leadMessages);
  const end = async (values: { reason: string }) => {
    await disqualify(lead.id, values.reason);
    toast({ tone: 'good', text: t('closed', { name: lead.name }) });
  };
  return (
    <FormDialog title={t('disqualify')} initial={{ reason: '' }} submitLabel={t('disqualify')} onSubmit={end} onClose={onClose}>
      {(form) => <TextInput label={t('reason')} required withAsterisk={false} data-autofocus {...form.text('reason')} />}
    </FormDialog>
  );
}
