import { Group, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { catalogMessages } from '../messages';
import { changeRate, createRate, type LabourRate } from '../queries';
import { burdened } from './burdened';
import type { RowUse } from './dialogs';

interface RateFormProps {
  known?: LabourRate;
  use: RowUse;
  onClose: () => void;
}

/** A class of work and what its hour costs, from a day on. */
export function RateForm({ known, use, onClose }: RateFormProps) {
  const t = useT(catalogMessages);
  const tUi = useT(uiMessages);
  const format = useFormat();
  const changes = known && use === 'change';
  const initial = {
    name: known?.name ?? '',
    base_rate: known?.base_rate ?? '',
    burden_percent: known?.burden_percent ?? '30',
    valid_from: changes ? known.valid_from : format.today,
    valid_to: changes ? (known.valid_to ?? '') : '',
  };
  const save = ({ valid_to, ...rate }: typeof initial) => {
    const end = valid_to || null;
    if (!changes) return createRate({ ...rate, valid_to: end });
    return changeRate(known, { base_rate: rate.base_rate, burden_percent: rate.burden_percent, valid_to: end });
  };
  return (
    <FormDialog title={known ? t(changes ? 'rightRate' : 'nextRate', { name: known.name }) : t('newRate')} initial={initial} submitLabel={known ? tUi('save') : t('add')} onSubmit={save} onClose={onClose}>
      {(form) => {
        const hour = burdened(form.values.base_rate, form.values.burden_percent);
        return (
          <>
            {!known && <TextInput label={t('labourClass')} description={t('labourClassHint')} required withAsterisk={false} {...form.text('name')} />}
            <Group grow align="start">
              <TextInput label={t('pay')} inputMode="decimal" required withAsterisk={false} {...form.text('base_rate')} />
              <TextInput label={t('burdenField')} inputMode="decimal" required withAsterisk={false} {...form.text('burden_percent')} />
            </Group>
            {hour && <p>{t('costsAnHour', { rate: format.rate(hour) })}</p>}
            <Group grow align="start">
              {!changes && <TextInput label={t('from')} type="date" required withAsterisk={false} {...form.text('valid_from')} />}
              <TextInput label={t('until')} type="date" {...form.text('valid_to')} />
            </Group>
            {changes && <p>{t('rightRateWhy')}</p>}
          </>
        );
      }}
    </FormDialog>
  );
}
