import { Select, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { salesMessages } from '../messages';
import { addLine, type Line, type Section } from '../queries';

const costTypes: readonly Line['cost_type'][] = ['material', 'labour', 'equipment', 'subcontract', 'other'];
const blank = { description: '', quantity: '1', unit: 'ea', unit_cost: '', cost_type: 'material' as Line['cost_type'], percent: '35' };

interface AddOwnLineProps {
  id: string;
  section: Section;
  onClose: () => void;
}

export function AddOwnLine({ id, section, onClose }: AddOwnLineProps) {
  const t = useT(salesMessages);
  const add = ({ percent, ...line }: typeof blank) =>
    addLine(id, { from: 'free', section_id: section.id, ...line, unit_cost: line.unit_cost || '0', pricing: { by: 'markup', percent: percent || '0' }, taxable: line.cost_type === 'material' });
  return (
    <FormDialog title={t('addTo', { section: section.name })} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('whatFor')} required withAsterisk={false} {...form.text('description')} />
          <TextInput label={t('quantity')} inputMode="decimal" required withAsterisk={false} {...form.text('quantity')} />
          <TextInput label={t('unit')} required withAsterisk={false} {...form.text('unit')} />
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={costTypes.map((type) => ({ value: type, label: t('costType', { type }) }))}
            value={form.values.cost_type}
            onChange={(type) => type && form.set({ cost_type: type as Line['cost_type'] })}
          />
          <TextInput label={t('unitCost')} inputMode="decimal" {...form.text('unit_cost')} />
          <TextInput label={t('markup')} inputMode="decimal" {...form.text('percent')} />
        </>
      )}
    </FormDialog>
  );
}
