import { Select, TextInput } from '@mantine/core';
import { api, ok } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat, useReader } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { minorOf } from './amount';
import { fieldProblem } from './fieldProblem';
import { moneyMessages } from './messages';
import { costTypes, recordBill, useProjectOrders, type CostType } from './queries';

/** A supplier's bill with one line, which is what most are. */
export function RecordBill({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const t = useT(moneyMessages);
  const { today } = useFormat();
  const { currency } = useReader();
  const orders = (useProjectOrders(projectId).data ?? []).filter((order) => order.state === 'ordered');
  const suppliers = useSuppliers();
  const codes = useApiQuery(['cost_code', 'choices'], (signal) => ok(api.GET('/cost-codes', { signal }))).data?.items ?? [];
  const blank = {
    number: '',
    vendor_account_id: null as string | null,
    bill_date: today,
    purchase_order_id: null as string | null,
    cost_type: 'material' as CostType,
    cost_code_id: null as string | null,
    description: '',
    total: '',
  };
  const record = async (values: typeof blank) => {
    const minor = minorOf(values.total, minorDigits(currency));
    if (minor === null) throw fieldProblem('total', t('notAnAmount'));
    const { number, bill_date, purchase_order_id, cost_type, cost_code_id, description } = values;
    await recordBill(projectId, {
      number,
      bill_date,
      purchase_order_id,
      vendor_account_id: values.vendor_account_id ?? '',
      total: { minor, currency },
      lines: [{ cost_type, cost_code_id, description, amount_minor: minor }],
    });
    for (const subject of ['bill', 'cost', 'purchase_order', 'project']) void queryClient.invalidateQueries({ queryKey: [subject] });
    toast({ tone: 'good', text: t('billRecorded') });
  };
  return (
    <FormDialog title={t('recordBill')} initial={blank} submitLabel={t('record')} onSubmit={record} onClose={onClose}>
      {(form) => (
        <>
          <Select label={t('vendor')} searchable required withAsterisk={false} data={suppliers} {...form.field('vendor_account_id')} />
          <TextInput label={t('billNumber')} required withAsterisk={false} {...form.text('number')} />
          <TextInput label={t('billDate')} type="date" required withAsterisk={false} {...form.text('bill_date')} />
          <Select
            label={t('order')}
            placeholder={t('noOrder')}
            clearable
            data={orders.map((order) => ({ value: order.id, label: `${order.number} ${order.vendor_name ?? t('noVendor')}` }))}
            {...form.field('purchase_order_id')}
          />
          <Select
            label={t('costType')}
            allowDeselect={false}
            data={costTypes.map((type) => ({ value: type, label: t('typeName', { type }) }))}
            value={form.values.cost_type}
            onChange={(cost_type) => cost_type && form.set({ cost_type })}
          />
          <Select
            label={t('costCode')}
            placeholder={t('noCode')}
            clearable
            searchable
            data={codes.map((code) => ({ value: code.id, label: `${code.code} ${code.name}` }))}
            {...form.field('cost_code_id')}
          />
          <TextInput label={t('description')} {...form.text('description')} />
          <TextInput label={`${t('billTotal')} (${currency})`} inputMode="decimal" required withAsterisk={false} {...form.text('total')} />
        </>
      )}
    </FormDialog>
  );
}

/** Suppliers and subcontractors, by name. */
function useSuppliers() {
  const read = (standing: 'supplier' | 'subcontractor', signal: AbortSignal) =>
    ok(api.GET('/accounts', { params: { query: { standing, limit: 200 } }, signal }));
  const found = useApiQuery(['account', 'suppliers'], async (signal) => {
    const lists = await Promise.all([read('supplier', signal), read('subcontractor', signal)]);
    return lists.flatMap((list) => list.items);
  });
  return (found.data ?? []).map((account) => ({ value: account.id, label: account.name }));
}
