import { Select, Textarea, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { toast } from '~/ui/Toasts';
import { useSources } from '../marketing/queries';
import { formMessages } from './messages';
import { saveForm, type PublishedForm } from './queries';

/** What a form says and where its leads are counted. */
export function FormForm({ known, onClose }: { known?: PublishedForm; onClose: () => void }) {
  const t = useT(formMessages);
  const tUi = useT(uiMessages);
  const sources = useSources().data?.items ?? [];
  const initial = {
    name: known?.form.name ?? '',
    headline: known?.form.headline ?? '',
    thank_you: known?.form.thank_you ?? t('thankYouFirst'),
    source_id: known?.form.source_id ?? '',
  };
  const save = async ({ source_id, ...words }: typeof initial) => {
    await saveForm({ ...words, source_id: source_id || null }, known);
    if (!known) toast({ tone: 'good', text: t('added') });
  };
  return (
    <FormDialog title={known ? known.form.name : t('newForm')} initial={initial} submitLabel={tUi('save')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} description={t('nameHint')} required withAsterisk={false} {...form.text('name')} />
          <TextInput label={t('headline')} required withAsterisk={false} {...form.text('headline')} />
          <Textarea label={t('thankYou')} autosize minRows={2} required withAsterisk={false} {...form.text('thank_you')} />
          <Select
            label={t('source')}
            placeholder={t('anySource')}
            data={sources.map((one) => ({ value: one.id, label: one.name }))}
            value={form.values.source_id || null}
            error={form.field('source_id').error}
            onChange={(source_id) => source_id && form.set({ source_id })}
          />
        </>
      )}
    </FormDialog>
  );
}
