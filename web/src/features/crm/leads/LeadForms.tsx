import { Select, Textarea, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { useSources } from '../marketing/queries';
import { leadMessages } from './messages';
import { callOutcomes, createLead, disqualify, logCall, type Lead } from './queries';

const blankLead = { name: '', phone: '', email: '', address: '', message: '', source_id: '' };

/** Somebody called: the phone log. */
export function NewLead({ onClose }: { onClose: () => void }) {
  const t = useT(leadMessages);
  const sources = useSources().data?.items ?? [];
  const add = async ({ source_id, ...values }: typeof blankLead) => {
    const lead = await createLead({ ...values, phone: values.phone || null, email: values.email || null, source_id: source_id || null });
    toast({ tone: 'good', text: t('added', { name: lead.name }) });
    go('/leads', { search: { open: lead.id } });
  };
  return (
    <FormDialog title={t('newLead')} initial={blankLead} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('email')} type="email" {...form.text('email')} />
          <TextInput label={t('address')} {...form.text('address')} />
          <Textarea label={t('message')} autosize minRows={3} {...form.text('message')} />
          <Select
            label={t('howFound')}
            clearable
            data={sources.map((one) => ({ value: one.id, label: one.name }))}
            value={form.values.source_id || null}
            error={form.field('source_id').error}
            onChange={(source_id) => form.set({ source_id: source_id ?? '' })}
          />
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
