import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { addDays } from '~/i18n/format';
import { languageNames, languages, type Language } from '~/i18n/language';
import { translate, useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { salesMessages } from '../messages';
import { propose, usePeople, type Estimate } from '../queries';
import { scheduleOf, type Instalment } from './instalments';
import { PaymentRows } from './PaymentRows';

interface Values {
  contact_id: string;
  valid_until: string;
  language: Language | '';
  introduction: string;
  payment_schedule: Instalment[];
}

/** Freezes the estimate, typesets it and e-mails it in one go. */
export function NewProposal({ estimate, onClose }: { estimate: Estimate; onClose: () => void }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const people = usePeople(estimate.account_id);
  const reachable = (people.data?.items ?? []).filter((person) => person.contact.email);
  const initial: Values = {
    contact_id: '',
    valid_until: addDays(format.today, 30),
    language: '',
    introduction: estimate.introduction,
    payment_schedule: [
      { name: t('depositName'), trigger: 'deposit', section: '', percent: '40' },
      { name: t('balanceName'), trigger: 'final', section: '', percent: '60' },
    ],
  };
  const send = async (values: Values) => {
    const sent = await propose(estimate, values.introduction, {
      contact_id: values.contact_id || reachable[0]?.contact.id || '',
      valid_until: values.valid_until || null,
      language: values.language || null,
      payment_schedule: scheduleOf(values.payment_schedule),
    });
    toast({ tone: 'good', text: translate(salesMessages, 'sentTo', { label: sent.label, to: sent.sent_to ?? '' }) });
  };
  return (
    <FormDialog title={t('proposeTitle', { total: format.money(estimate.totals.total) })} initial={initial} submitLabel={t('propose')} onSubmit={send} onClose={onClose} size="40rem">
      {(form) => {
        const to = reachable.find((person) => person.contact.id === (form.values.contact_id || reachable[0]?.contact.id));
        const theirs = (to?.contact.language.slice(0, 2) ?? 'en') as Language;
        return (
          <>
            <Select
              label={t('contact')}
              allowDeselect={false}
              data={reachable.map(({ contact }) => ({ value: contact.id, label: `${contact.name} · ${contact.email}` }))}
              value={to?.contact.id ?? null}
              error={form.field('contact_id').error ?? (people.data && reachable.length === 0 ? t('noPeople') : undefined)}
              onChange={(contact_id) => form.set({ contact_id: contact_id ?? '' })}
            />
            <Group grow>
              <TextInput label={t('validUntil')} type="date" {...form.text('valid_until')} />
              <Select
                label={t('language')}
                allowDeselect={false}
                data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
                value={form.values.language || theirs}
                onChange={(language) => form.set({ language: language as Language })}
              />
            </Group>
            <Textarea label={t('introduction')} placeholder={t('introductionExample')} autosize minRows={3} maxRows={10} {...form.text('introduction')} />
            <PaymentRows
              rows={form.values.payment_schedule}
              sections={estimate.sections.map((section) => section.name)}
              error={form.field('payment_schedule').error}
              onChange={(payment_schedule) => form.set({ payment_schedule })}
            />
          </>
        );
      }}
    </FormDialog>
  );
}
