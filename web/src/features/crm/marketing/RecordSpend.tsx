import { Select, TextInput } from '@mantine/core';
import { useMe } from '~/api/session';
import { minorOf } from '~/features/money/amount';
import { fieldProblem } from '~/features/money/fieldProblem';
import { minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import type { SpendFor } from './dialogs';
import { marketingMessages } from './messages';
import { recordSpend, useCampaigns, useSources } from './queries';

/** What one source or campaign cost, on a day. */
export function RecordSpend({ known, onClose }: { known: SpendFor; onClose: () => void }) {
  const t = useT(marketingMessages);
  const format = useFormat();
  const { currency } = useMe().company;
  const sources = useSources().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  const initial = { source_id: known.source_id ?? '', campaign_id: known.campaign_id ?? '', on_date: known.on_date ?? format.today, amount: '', note: '' };
  const save = async ({ amount, campaign_id, ...spend }: typeof initial) => {
    const minor = minorOf(amount, minorDigits(currency));
    if (minor === null) throw fieldProblem('amount', t('badAmount'));
    await recordSpend({ ...spend, campaign_id: campaign_id || null, amount: { minor, currency } });
    const name = campaigns.find((one) => one.id === campaign_id)?.name ?? sources.find((one) => one.id === spend.source_id)?.name ?? '';
    toast({ tone: 'good', text: t('recorded', { amount: format.money({ minor, currency }), name }) });
  };
  return (
    <FormDialog title={t('record')} initial={initial} submitLabel={t('record')} onSubmit={save} onClose={onClose}>
      {(form) => {
        const fitting = campaigns.filter((one) => one.source_id === form.values.source_id);
        return (
          <>
            <Select
              label={t('source')}
              required
              withAsterisk={false}
              allowDeselect={false}
              data={sources.map((one) => ({ value: one.id, label: one.name }))}
              value={form.values.source_id || null}
              error={form.field('source_id').error}
              onChange={(source_id) => form.set({ source_id: source_id ?? '', campaign_id: '' })}
            />
            {fitting.length > 0 && (
              <Select
                label={t('campaign')}
                placeholder={t('noCampaign')}
                clearable
                data={fitting.map((one) => ({ value: one.id, label: one.name }))}
                value={form.values.campaign_id || null}
                error={form.field('campaign_id').error}
                onChange={(campaign_id) => form.set({ campaign_id: campaign_id ?? '' })}
              />
            )}
            <TextInput label={t('amount', { currency })} inputMode="decimal" required withAsterisk={false} data-autofocus={known.source_id ? true : undefined} {...form.text('amount')} />
            <TextInput label={t('on')} type="date" required withAsterisk={false} {...form.text('on_date')} />
            <TextInput label={t('note')} {...form.text('note')} />
          </>
        );
      }}
    </FormDialog>
  );
}
