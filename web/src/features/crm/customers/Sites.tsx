import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { crmMessages } from '../messages';
import { useChangeSite, useSites, type Account, type Site } from './queries';
import { SiteForm } from './SiteForm';

/** Where the work is done, and how to get in. */
export function Sites({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const sites = useSites(account.id).data?.items ?? [];
  return (
    <RecordSection
      title={t('sites')}
      action={
        <Button size="xs" variant="default" onClick={() => openOverlay((close) => <SiteForm accountId={account.id} onClose={close} />)}>
          {t('add')}
        </Button>
      }
    >
      {sites.length === 0 && <p>{t('noSites')}</p>}
      <Entries>
        {sites.map((site) => (
          <OneSite key={site.id} site={site} />
        ))}
      </Entries>
    </RecordSection>
  );
}

const access = [
  { field: 'gate_code', label: 'gateCode' },
  { field: 'dog', label: 'dog' },
  { field: 'parking', label: 'parking' },
  { field: 'access_notes', label: 'accessNotes', lines: true },
] as const;

function OneSite({ site }: { site: Site }) {
  const t = useT(crmMessages);
  const change = useChangeSite(site);
  const address = [site.line1, site.line2, site.city, `${site.region} ${site.postal_code}`.trim()].filter(Boolean).join(', ');
  const facts = access.map(({ field, label, ...how }) => ({
    label: t(label),
    value: <InlineEdit label={`${t(label)}: ${site.name}`} value={site[field]} onSave={(text) => change.mutate({ [field]: text })} {...how} />,
  }));
  return (
    <Entry
      title={site.name}
      action={
        <ActionIcon size="sm" aria-label={t('changeAddress', { name: site.name })} title={t('changeAddress', { name: site.name })} onClick={() => openOverlay((close) => <SiteForm accountId={site.account_id} site={site} onClose={close} />)}>
          <IconPencil size={15} />
        </ActionIcon>
      }
      lines={[address !== site.name && <a key="map" href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`} target="_blank" rel="noreferrer">{address}</a>, <KeyValue key="access" facts={facts} />]}
    />
  );
}
