import { NumberInput, TextInput } from '@mantine/core';
import { useMe } from '~/api/session';
import { minorOf } from '~/features/money/amount';
import { fieldProblem } from '~/features/money/fieldProblem';
import { minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { CustomerPicker } from '../CustomerPicker';
import { serviceMessages } from '../messages';
import { firstSite } from '../sites';
import styles from '../visits/Visits.module.css';
import { createAgreement } from './queries';
import { turns } from './turns';

/** Somebody comes every so many months; what that brings is shown before it is agreed. */
export function NewAgreement({ onClose }: { onClose: () => void }) {
  const t = useT(serviceMessages);
  const { day, today } = useFormat();
  const { currency } = useMe().company;
  const blank = { account_id: '', site_id: null as string | null, name: '', every_months: 6 as string | number, price: '', starts_on: today, ends_on: '' };
  const agree = async (values: typeof blank) => {
    const minor = minorOf(values.price, minorDigits(currency));
    if (minor === null) throw fieldProblem('price', t('notAnAmount'));
    await createAgreement({
      account_id: values.account_id,
      site_id: values.site_id ?? firstSite(values.account_id),
      name: values.name,
      every_months: Number(values.every_months),
      price: { minor, currency },
      starts_on: values.starts_on,
      ends_on: values.ends_on || null,
    });
    toast({ tone: 'good', text: t('agreed') });
  };
  return (
    <FormDialog title={t('newAgreement')} initial={blank} submitLabel={t('agree')} onSubmit={agree} onClose={onClose}>
      {(form) => {
        const { starts_on, every_months, ends_on } = form.values;
        const brought = turns({ starts_on, every_months: Number(every_months), ends_on }, starts_on, 4);
        return (
          <>
            <CustomerPicker account={form.values.account_id} site={form.values.site_id} error={form.field('account_id').error} onChange={form.set} />
            <TextInput label={t('agreementName')} placeholder={t('agreementNameHint')} required withAsterisk={false} {...form.text('name')} />
            <NumberInput label={t('every')} min={1} max={120} allowDecimal={false} {...form.field('every_months')} />
            <TextInput label={`${t('price')} (${currency})`} inputMode="decimal" required withAsterisk={false} {...form.text('price')} />
            <TextInput type="date" label={t('startsOn')} required withAsterisk={false} {...form.text('starts_on')} />
            <TextInput type="date" label={t('endsOn')} {...form.text('ends_on')} />
            {brought.length > 0 && (
              <div aria-live="polite">
                <span className={styles.quiet}>{t('brings')}</span>
                <div>
                  {brought.map((one) => day(one)).join(' · ')}
                  {brought.length === 4 && ` · ${t('bringsMore')}`}
                </div>
              </div>
            )}
          </>
        );
      }}
    </FormDialog>
  );
}
