import { Checkbox, Group, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { costTypes } from '../items/NewItem';
import { catalogMessages } from '../messages';
import { changeTax, createTax, type TaxRule } from '../queries';
import type { RowUse } from './dialogs';

interface TaxFormProps {
  known?: TaxRule;
  use: RowUse;
  onClose: () => void;
}

/** A tax of a place. Another percentage from a day on is another rule; the old one ends the day before. */
export function TaxForm({ known, use, onClose }: TaxFormProps) {
  const t = useT(catalogMessages);
  const tUi = useT(uiMessages);
  const { today } = useFormat();
  const changes = known && use === 'change';
  const initial = {
    name: known?.name ?? '',
    region: known?.region ?? '',
    percent: known?.percent ?? '',
    base: known?.base ?? ('price' as TaxRule['base']),
    compound: known?.compound ?? false,
    inclusive: known?.inclusive ?? false,
    cost_types: known?.cost_types ?? ([] as TaxRule['cost_types']),
    valid_from: changes ? known.valid_from : today,
    valid_to: changes ? (known.valid_to ?? '') : '',
  };
  const save = ({ valid_to, ...rule }: typeof initial) => {
    const end = valid_to || null;
    if (!changes) return createTax({ ...rule, valid_to: end, replaces: known?.id ?? null });
    return changeTax(known, { name: rule.name, percent: rule.percent, valid_to: end });
  };
  return (
    <FormDialog title={known ? t(changes ? 'rightTax' : 'nextTax', { name: known.name }) : t('newTax')} initial={initial} submitLabel={known ? tUi('save') : t('add')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('taxName')} required withAsterisk={false} {...form.text('name')} />
          <Group grow align="start">
            {!known && <TextInput label={t('regionField')} required withAsterisk={false} {...form.text('region')} />}
            <TextInput label={t('percent')} inputMode="decimal" required withAsterisk={false} {...form.text('percent')} />
          </Group>
          {!known && (
            <>
              <SegmentedControl
                value={form.values.base}
                onChange={(base) => form.set({ base: base as TaxRule['base'] })}
                data={(['price', 'cost'] as const).map((base) => ({ value: base, label: t('taxedOn', { base }) }))}
              />
              <MultiSelect
                label={t('taxedTypes')}
                placeholder={form.values.cost_types.length === 0 ? t('everyType') : undefined}
                data={costTypes.map((type) => ({ value: type, label: t('costType', { type }) }))}
                value={form.values.cost_types}
                onChange={(types) => form.set({ cost_types: types as TaxRule['cost_types'] })}
              />
              <Checkbox label={t('compound')} checked={form.values.compound} onChange={(event) => form.set({ compound: event.currentTarget.checked })} />
              <Checkbox label={t('inclusive')} error={form.field('inclusive').error} checked={form.values.inclusive} onChange={(event) => form.set({ inclusive: event.currentTarget.checked })} />
            </>
          )}
          <Group grow align="start">
            {!changes && <TextInput label={t('from')} type="date" required withAsterisk={false} {...form.text('valid_from')} />}
            <TextInput label={t('until')} type="date" {...form.text('valid_to')} />
          </Group>
          {changes && <p>{t('rightTaxWhy')}</p>}
        </>
      )}
    </FormDialog>
  );
}
