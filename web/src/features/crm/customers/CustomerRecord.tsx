import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { Avatar } from '~/ui/Avatar';
import { InstantText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { crmMessages } from '../messages';
import { Drafts } from '../drafts/Drafts';
import { People } from './People';
import { useAccount, useChangeAccount, type Account } from './queries';
import { Sales } from './Sales';
import { Sites } from './Sites';

/** One customer, whole or in the side panel. */
export function CustomerRecord({ id, narrow }: { id: string; narrow?: boolean }) {
  const account = useAccount(id);
  if (account.error) return <ProblemNote large problem={account.error} retry={() => void account.refetch()} />;
  if (!account.data) return null;
  return <Loaded account={account.data} narrow={narrow} />;
}

function Loaded({ account, narrow }: { account: Account; narrow?: boolean }) {
  const t = useT(crmMessages);
  return (
    <RecordPage
      narrow={narrow}
      parent={narrow ? undefined : { label: t('customers'), to: '/customers' }}
      kind={t('customer')}
      name={account.name}
      mark={<Avatar name={account.name} size={34} square />}
      state={<StatusBadge tone={account.standing === 'customer' ? 'good' : 'calm'} label={t('standingName', { standing: account.standing })} />}
      next={
        account.phone ? (
          <Button component="a" href={`tel:${account.phone}`} leftSection={<IconPhone size={16} />}>
            {t('call')}
          </Button>
        ) : undefined
      }
      facts={
        <>
          <Facts account={account} />
          <People account={account} />
          <Sites account={account} />
        </>
      }
      timeline={
        <>
          <Drafts accountId={account.id} />
          <RecordSection title={t('timeline')}>
            <RecordTimeline id={account.id} />
          </RecordSection>
        </>
      }
      links={<Sales accountId={account.id} />}
    />
  );
}

function Facts({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const change = useChangeAccount(account);
  return (
    <RecordSection title={t('facts')}>
      <KeyValue
        facts={[
          { label: t('name'), value: <InlineEdit label={t('name')} value={account.name} required onSave={(name) => change.mutate({ name })} /> },
          { label: t('phone'), value: <InlineEdit label={t('phone')} type="tel" value={account.phone} onSave={(phone) => change.mutate({ phone })} /> },
          { label: t('email'), value: <InlineEdit label={t('email')} type="email" value={account.email} onSave={(email) => change.mutate({ email })} /> },
          { label: t('website'), value: <InlineEdit label={t('website')} value={account.website} onSave={(website) => change.mutate({ website })} /> },
          { label: t('kind'), value: t('kindName', { kind: account.kind }) },
          { label: t('changed'), value: <InstantText at={account.updated_at} /> },
        ]}
      />
    </RecordSection>
  );
}
