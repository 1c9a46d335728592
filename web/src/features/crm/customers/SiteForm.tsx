import { Group, Textarea, TextInput } from '@mantine/core';
import { api, ifMatch, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { crmMessages } from '../messages';
import type { Site } from './queries';

const blank = { name: '', line1: '', line2: '', city: '', region: '', postal_code: '', gate_code: '', dog: '', parking: '', access_notes: '' };

/** A new site with how to get in, or another address of one that is there. */
export function SiteForm({ accountId, site, onClose }: { accountId: string; site?: Site; onClose: () => void }) {
  const t = useT(crmMessages);
  const tUi = useT(uiMessages);
  const save = async (facts: typeof blank) => {
    if (site) {
      const { name, line1, line2, city, region, postal_code } = facts;
      // A site is called by its street until somebody calls it otherwise.
      const called = name === site.name && site.name === site.line1 ? line1 : name;
      const body = { name: called, line1, line2, city, region, postal_code };
      await ok(api.PATCH('/sites/{id}', { params: { path: { id: site.id }, header: ifMatch(site.version) }, body }));
    } else {
      await ok(api.POST('/sites', { body: { ...facts, account_id: accountId } }));
    }
    for (const subject of ['site', 'account', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  const initial = site ? { ...blank, name: site.name, line1: site.line1, line2: site.line2 ?? '', city: site.city, region: site.region, postal_code: site.postal_code } : blank;
  return (
    <FormDialog title={t(site ? 'address' : 'newSite')} initial={initial} submitLabel={site ? tUi('save') : t('add')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('street')} required withAsterisk={false} data-autofocus {...form.text('line1')} />
          <TextInput label={t('line2')} {...form.text('line2')} />
          <TextInput label={t('city')} {...form.text('city')} />
          <Group grow>
            <TextInput label={t('region')} {...form.text('region')} />
            <TextInput label={t('postalCode')} {...form.text('postal_code')} />
          </Group>
          <TextInput label={t('calledBy')} {...form.text('name')} />
          {!site && (
            <>
              <TextInput label={t('gateCode')} {...form.text('gate_code')} />
              <TextInput label={t('dog')} {...form.text('dog')} />
              <TextInput label={t('parking')} {...form.text('parking')} />
              <Textarea label={t('accessNotes')} autosize minRows={2} {...form.text('access_notes')} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
