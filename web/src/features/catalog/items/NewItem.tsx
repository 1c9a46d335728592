import { Select, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import type { Schemas } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { translate, useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { catalogMessages } from '../messages';
import { createItem } from '../queries';

export const costTypes = ['material', 'labour', 'equipment', 'subcontract', 'other'] as const satisfies readonly Schemas['CostType'][];

const blank = { code: '', name: '', cost_type: 'material' as Schemas['CostType'], unit: 'ea', unit_cost: '', percent: '35' };

export function NewItem({ onClose }: { onClose: () => void }) {
  const t = useT(catalogMessages);
  const add = async ({ percent, ...item }: typeof blank) => {
    const made = await createItem({ ...item, unit_cost: item.unit_cost || null, pricing: { by: 'markup', percent } });
    void queryClient.invalidateQueries({ queryKey: ['item'] });
    toast({ tone: 'good', text: translate(catalogMessages, 'added', { name: made.name }) });
    go('/price-book', { search: { open: made.id } });
  };
  return (
    <FormDialog title={t('newItem')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
          <TextInput label={t('code')} required withAsterisk={false} {...form.text('code')} />
          <Select
            label={t('type')}
            allowDeselect={false}
            data={costTypes.map((type) => ({ value: type, label: t('costType', { type }) }))}
            value={form.values.cost_type}
            onChange={(type) => type && form.set({ cost_type: type })}
          />
          <TextInput label={t('unit')} required withAsterisk={false} {...form.text('unit')} />
          <TextInput label={t('unitCost')} inputMode="decimal" {...form.text('unit_cost')} />
          <TextInput label={t('markupField')} inputMode="decimal" required withAsterisk={false} {...form.text('percent')} />
        </>
      )}
    </FormDialog>
  );
}
