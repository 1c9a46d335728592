import { IconTargetArrow } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
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
      <Entries>
        {opportunities.map((one) => (
          <Entry key={one.id} title={one.name} to="/pipeline/$id" params={{ id: one.id }} aside={<MoneyText money={one.value} whole />} />
        ))}
      </Entries>
    </LinkedRecords>
  );
}
