import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { SettingsSection } from '~/features/platform/settings/SettingsSection';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { openOverlay } from '~/ui/overlay';
import { useSources } from '../marketing/queries';
import { Embed } from './Embed';
import { FormForm } from './FormForm';
import { formMessages } from './messages';
import { useLeadForms, type PublishedForm } from './queries';

/** In the settings: where leads come in by themselves. */
export default function WebsiteForms() {
  const t = useT(formMessages);
  const forms = useLeadForms();
  return (
    <SettingsSection
      id="forms"
      title={t('forms')}
      why={t('formsWhy')}
      problem={forms.error}
      action={
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => openOverlay((close) => <FormForm onClose={close} />)}>
          {t('newForm')}
        </Button>
      }
    >
      <Entries>
        {forms.data?.items.map((one) => (
          <OneForm key={one.form.id} published={one} />
        ))}
      </Entries>
    </SettingsSection>
  );
}

function OneForm({ published }: { published: PublishedForm }) {
  const t = useT(formMessages);
  const { form, url } = published;
  const source = useSources().data?.items.find((one) => one.id === form.source_id);
  return (
    <Entry
      title={form.name}
      aside={
        <>
          <Button size="compact-xs" variant="subtle" onClick={() => openOverlay((close) => <FormForm known={published} onClose={close} />)}>
            {t('change')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => openOverlay((close) => <Embed published={published} onClose={close} />)}>
            {t('embed')}
          </Button>
        </>
      }
      lines={[
        [form.headline, source?.name].filter(Boolean).join(' · '),
        <a key="url" href={url} target="_blank" rel="noreferrer">
          {url}
        </a>,
      ]}
    />
  );
}
