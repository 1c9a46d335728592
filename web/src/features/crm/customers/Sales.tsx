import { IconTargetArrow } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { MoneyText } from '~/ui/MoneyText';
import { LinkedRecords } from '~/ui/RecordPage';
import { crmMessages } from '../messages';
import { useOpportunitiesOf } from './queries';

/** What this customer may buy, or bought. */
export function Sales({ accountId }: { accountId: string }) {
  const t = useT(crmMessages);
  const opportunities = useOpportunitiesOf(accountId).data?.items ?? [];
  return (
    <LinkedRecords icon={IconTargetArrow} label={t('opportunities')} count={opportunities.length}>
      {opportunities.map((one) => (
        <p key={one.id}>
          <Link to="/pipeline/$id" params={{ id: one.id }}>
            {one.name}
          </Link>{' '}
          <MoneyText money={one.value} />
        </p>
      ))}
    </LinkedRecords>
  );
}
