import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { Avatar } from '~/ui/Avatar';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { crmMessages } from '../messages';
import { Drafts } from '../drafts/Drafts';
import { ComingUp } from '../sequences/ComingUp';
import { AccountFacts } from './AccountFacts';
import { Life } from './Life';
import { People } from './People';
import { useAccount, type Account } from './queries';
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
          <AccountFacts account={account} />
          <People account={account} />
          <Sites account={account} />
        </>
      }
      timeline={
        <>
          <Drafts accountId={account.id} />
          <ComingUp accountId={account.id} />
          <RecordSection title={t('timeline')}>
            <RecordTimeline id={account.id} />
          </RecordSection>
        </>
      }
      links={<Life account={account} />}
    />
  );
}
