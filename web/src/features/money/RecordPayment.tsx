import { Select, TextInput } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import { decimalOfMinor, minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { minorOf } from './amount';
import { fieldProblem } from './fieldProblem';
import { moneyMessages } from './messages';
import { methods, receivePayment, type Invoice } from './queries';

/** A payment that settles one invoice, whole or in part. */
export function RecordPayment({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useT(moneyMessages);
  const { today } = useFormat();
  const currency = invoice.total.currency;
  const blank = { amount: decimalOfMinor(invoice.open.minor, minorDigits(currency)), method: 'check' as (typeof methods)[number], reference: '', received_on: today };
  const record = async (values: typeof blank): Promise<void> => {
    const minor = minorOf(values.amount, minorDigits(currency));
    if (minor === null) throw fieldProblem('amount', t('notAnAmount'));
    const amount = { minor, currency };
    await receivePayment({ ...values, account_id: invoice.account_id, amount, allocations: [{ invoice_id: invoice.id, amount }] });
    for (const subject of ['invoice', 'payment', 'account']) void queryClient.invalidateQueries({ queryKey: [subject] });
    toast({ tone: 'good', text: t('paymentRecorded') });
  };
  return (
    <FormDialog title={t('payOf', { customer: invoice.account_name })} initial={blank} submitLabel={t('record')} onSubmit={record} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={`${t('amount')} (${currency})`} inputMode="decimal" required withAsterisk={false} data-autofocus {...form.text('amount')} />
          <Select
            label={t('method')}
            allowDeselect={false}
            data={methods.map((method) => ({ value: method, label: t('methodName', { method }) }))}
            value={form.values.method}
            onChange={(method) => method && form.set({ method })}
          />
          <TextInput label={t('reference')} placeholder={t('referenceHint')} {...form.text('reference')} />
          <TextInput label={t('received')} type="date" max={today} {...form.text('received_on')} />
        </>
      )}
    </FormDialog>
  );
}
