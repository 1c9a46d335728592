import { Group, Select, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { marketingMessages } from './messages';
import { addCampaign, addSource, sourceKinds, useSources, type Source } from './queries';

export function NewSource({ onClose }: { onClose: () => void }) {
  const t = useT(marketingMessages);
  const initial = { name: '', kind: 'other' as Source['kind'] };
  return (
    <FormDialog title={t('newSource')} initial={initial} submitLabel={t('add')} onSubmit={addSource} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} description={t('sourceHint')} required withAsterisk={false} {...form.text('name')} />
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={sourceKinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set({ kind: kind as Source['kind'] })}
          />
        </>
      )}
    </FormDialog>
  );
}

export function NewCampaign({ onClose }: { onClose: () => void }) {
  const t = useT(marketingMessages);
  const sources = useSources().data?.items ?? [];
  const initial = { source_id: '', name: '', utm_campaign: '', starts_on: '', ends_on: '' };
  const add = ({ utm_campaign, starts_on, ends_on, ...campaign }: typeof initial) =>
    addCampaign({ ...campaign, utm_campaign: utm_campaign || null, starts_on: starts_on || null, ends_on: ends_on || null });
  return (
    <FormDialog title={t('newCampaign')} initial={initial} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('source')}
            required
            withAsterisk={false}
            data={sources.map((one) => ({ value: one.id, label: one.name }))}
            value={form.values.source_id || null}
            error={form.field('source_id').error}
            onChange={(source_id) => form.set({ source_id: source_id ?? '' })}
          />
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
          <TextInput label={t('utm')} description={t('utmHint')} {...form.text('utm_campaign')} />
          <Group grow>
            <TextInput label={t('starts')} type="date" {...form.text('starts_on')} />
            <TextInput label={t('ends')} type="date" {...form.text('ends_on')} />
          </Group>
        </>
      )}
    </FormDialog>
  );
}
