import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAssemblies, useItems } from '~/features/catalog/queries';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { salesMessages } from '../messages';
import { addLine, type Section } from '../queries';

interface AddFromBookProps {
  id: string;
  section: Section;
  onClose: () => void;
}

const blank = { from: 'item' as 'item' | 'assembly', item_id: '', quantity: '1', assembly_id: '', inputs: {} as Record<string, string>, optional: false };

/** An item with its quantity, or an assembly with its inputs, which becomes a line for each thing it needs. */
export function AddFromBook({ id, section, onClose }: AddFromBookProps) {
  const t = useT(salesMessages);
  const [words, setWords] = useState('');
  const items = useItems(words);
  const assemblies = useAssemblies();
  const add = (v: typeof blank) => {
    if (v.from === 'item') return addLine(id, { from: 'item', section_id: section.id, item_id: v.item_id, quantity: v.quantity, optional: v.optional });
    const filled = Object.fromEntries(Object.entries(v.inputs).filter(([, value]) => value.trim() !== ''));
    return addLine(id, { from: 'assembly', section_id: section.id, assembly_id: v.assembly_id, inputs: filled, optional: v.optional });
  };
  return (
    <FormDialog title={t('addTo', { section: section.name })} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => {
        const assembly = assemblies.data?.items.find((one) => one.id === form.values.assembly_id);
        return (
          <>
            <SegmentedControl
              value={form.values.from}
              onChange={(from) => form.set({ from: from as 'item' | 'assembly' })}
              data={[
                { value: 'item', label: t('fromItem') },
                { value: 'assembly', label: t('fromAssembly') },
              ]}
            />
            {form.values.from === 'item' ? (
              <>
                <Select
                  key="item"
                  label={t('fromItem')}
                  placeholder={t('find')}
                  searchable
                  required
                  withAsterisk={false}
                  nothingFoundMessage={t('nothingFound')}
                  data={items.rows.map((item) => ({ value: item.id, label: `${item.name} (${item.unit})` }))}
                  value={form.values.item_id || null}
                  error={form.field('item_id').error}
                  onSearchChange={setWords}
                  filter={({ options }) => options}
                  onChange={(item_id) => form.set({ item_id: item_id ?? '' })}
                />
                <TextInput label={t('quantity')} inputMode="decimal" required withAsterisk={false} {...form.text('quantity')} />
              </>
            ) : (
              <>
                <Select
                  key="assembly"
                  label={t('fromAssembly')}
                  searchable
                  required
                  withAsterisk={false}
                  data={(assemblies.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
                  value={form.values.assembly_id || null}
                  error={form.field('assembly_id').error}
                  onChange={(assembly_id) => form.set({ assembly_id: assembly_id ?? '', inputs: {} })}
                />
                {assembly?.inputs.map((input) => (
                  <TextInput
                    key={input.name}
                    label={`${input.label} (${input.unit})`}
                    inputMode="decimal"
                    required={!input.default}
                    withAsterisk={false}
                    placeholder={input.default ?? undefined}
                    error={form.field(`inputs.${input.name}` as 'quantity').error}
                    value={form.values.inputs[input.name] ?? input.default ?? ''}
                    onChange={(event) => form.set({ inputs: { ...form.values.inputs, [input.name]: event.currentTarget.value } })}
                  />
                ))}
              </>
            )}
            <Checkbox label={t('asOption')} checked={form.values.optional} onChange={(event) => form.set({ optional: event.currentTarget.checked })} />
          </>
        );
      }}
    </FormDialog>
  );
}
