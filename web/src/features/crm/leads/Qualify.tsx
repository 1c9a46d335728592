import { Select, Textarea, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { kinds } from '../customers/queries';
import { leadMessages } from './messages';
import { channels, qualify, type Lead } from './queries';

interface Facts {
  account_name: string;
  account_kind: (typeof kinds)[number];
  preferred_channel: (typeof channels)[number];
  gate_code: string;
  dog: string;
  parking: string;
  access_notes: string;
  next_step: string;
}

/** A lead becomes an opportunity. What the lead knows is already there; only what is new is asked. */
export function Qualify({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT(leadMessages);
  const initial: Facts = {
    account_name: lead.account_name ?? lead.name,
    account_kind: 'household',
    preferred_channel: lead.email ? 'email' : 'call',
    gate_code: '',
    dog: '',
    parking: '',
    access_notes: '',
    next_step: '',
  };
  const send = async ({ gate_code, dog, parking, access_notes, next_step, ...facts }: Facts) => {
    const access = { gate_code: gate_code || null, dog: dog || null, parking: parking || null, access_notes: access_notes || null };
    const made = await qualify(lead.id, { ...facts, site: access, next_step: next_step || null });
    toast({ tone: 'good', text: t('qualified', { name: made.opportunity.name }) });
    go('/pipeline/$id', { params: { id: made.opportunity.id } });
  };
  return (
    <FormDialog title={t('qualifyTitle', { name: lead.name })} initial={initial} submitLabel={t('qualify')} onSubmit={send} onClose={onClose}>
      {(form) => (
        <>
          {lead.account_name ? (
            <p>{t('known', { name: lead.account_name })}</p>
          ) : (
            <>
              <TextInput label={t('account')} {...form.text('account_name')} />
              <Select
                label={t('kind')}
                allowDeselect={false}
                data={kinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
                value={form.values.account_kind}
                onChange={(kind) => kind && form.set({ account_kind: kind as Facts['account_kind'] })}
              />
            </>
          )}
          <Select
            label={t('channel')}
            allowDeselect={false}
            data={channels.map((channel) => ({ value: channel, label: t('channelName', { channel }) }))}
            value={form.values.preferred_channel}
            onChange={(channel) => channel && form.set({ preferred_channel: channel as Facts['preferred_channel'] })}
          />
          <TextInput label={t('gateCode')} {...form.text('gate_code')} />
          <TextInput label={t('dog')} {...form.text('dog')} />
          <TextInput label={t('parking')} {...form.text('parking')} />
          <Textarea label={t('accessNotes')} autosize minRows={2} {...form.text('access_notes')} />
          <TextInput label={t('nextStep')} {...form.text('next_step')} />
        </>
      )}
    </FormDialog>
  );
}
