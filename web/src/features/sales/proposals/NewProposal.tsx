import { Select, TextInput } from '@mantine/core';
import { translate, useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { salesMessages } from '../messages';
import { propose, usePeople, type Estimate } from '../queries';

const blank = { contact_id: '', valid_until: '', deposit: '40' };

/** Freezes the estimate, typesets it and e-mails it in one go. */
export function NewProposal({ estimate, onClose }: { estimate: Estimate; onClose: () => void }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const people = usePeople(estimate.account_id);
  const reachable = (people.data?.items ?? []).filter((person) => person.contact.email);
  const send = async (values: typeof blank) => {
    const sent = await propose(estimate.id, {
      contact_id: values.contact_id || reachable[0]?.contact.id || '',
      valid_until: values.valid_until || null,
      payment_schedule: schedule(values.deposit),
    });
    toast({ tone: 'good', text: translate(salesMessages, 'sentTo', { label: sent.label, to: sent.sent_to ?? '' }) });
  };
  return (
    <FormDialog title={t('proposeTitle', { total: format.money(estimate.totals.total) })} initial={blank} submitLabel={t('propose')} onSubmit={send} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('contact')}
            allowDeselect={false}
            data={reachable.map(({ contact }) => ({ value: contact.id, label: `${contact.name} · ${contact.email}` }))}
            value={form.values.contact_id || reachable[0]?.contact.id || null}
            error={form.field('contact_id').error ?? (people.data && reachable.length === 0 ? t('noPeople') : undefined)}
            onChange={(contact_id) => form.set({ contact_id: contact_id ?? '' })}
          />
          <TextInput label={t('validUntil')} type="date" {...form.text('valid_until')} />
          <TextInput label={t('deposit')} inputMode="decimal" {...form.text('deposit')} error={form.field('payment_schedule' as 'deposit').error} />
        </>
      )}
    </FormDialog>
  );
}

/** A deposit and the rest; no deposit means everything at the end. The server checks that it is the whole. */
function schedule(deposit: string) {
  const share = Number(deposit.replace(',', '.'));
  if (!deposit.trim() || share === 0) return [];
  const rest = (Math.round((100 - share) * 10_000) / 10_000).toString();
  const first = { name: translate(salesMessages, 'depositName'), trigger: 'deposit' as const, percent: deposit.trim().replace(',', '.') };
  return share >= 100 ? [first] : [first, { name: translate(salesMessages, 'balanceName'), trigger: 'final' as const, percent: rest }];
}
