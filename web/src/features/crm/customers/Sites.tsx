import { Button, Textarea, TextInput } from '@mantine/core';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { KeyValue } from '~/ui/KeyValue';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { crmMessages } from '../messages';
import { useSites, type Account } from './queries';

/** Where the work is done, and how to get in. */
export function Sites({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const sites = useSites(account.id).data?.items ?? [];
  const add = () => openOverlay((close) => <NewSite account={account} onClose={close} />);
  return (
    <RecordSection
      title={t('sites')}
      action={
        <Button size="xs" variant="default" onClick={add}>
          {t('add')}
        </Button>
      }
    >
      {sites.length === 0 && <p>{t('noSites')}</p>}
      {sites.map((site) => (
        <KeyValue
          key={site.id}
          facts={[
            { label: t('address'), value: [site.line1, site.line2, site.city, `${site.region} ${site.postal_code}`.trim()].filter(Boolean).join(', ') },
            { label: t('gateCode'), value: site.gate_code },
            { label: t('dog'), value: site.dog },
            { label: t('parking'), value: site.parking },
            { label: t('accessNotes'), value: site.access_notes },
          ].filter((fact) => fact.value)}
        />
      ))}
    </RecordSection>
  );
}

const blank = { line1: '', city: '', region: '', postal_code: '', gate_code: '', dog: '', parking: '', access_notes: '' };

function NewSite({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useT(crmMessages);
  const add = async (facts: typeof blank) => {
    await ok(api.POST('/sites', { body: { ...facts, account_id: account.id } }));
    for (const subject of ['site', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={t('newSite')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('street')} required withAsterisk={false} data-autofocus {...form.text('line1')} />
          <TextInput label={t('city')} {...form.text('city')} />
          <TextInput label={t('region')} {...form.text('region')} />
          <TextInput label={t('postalCode')} {...form.text('postal_code')} />
          <TextInput label={t('gateCode')} {...form.text('gate_code')} />
          <TextInput label={t('dog')} {...form.text('dog')} />
          <TextInput label={t('parking')} {...form.text('parking')} />
          <Textarea label={t('accessNotes')} autosize minRows={2} {...form.text('access_notes')} />
        </>
      )}
    </FormDialog>
  );
}
