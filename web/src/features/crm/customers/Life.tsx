import { Button } from '@mantine/core';
import { IconCalculator, IconHammer, IconReceipt, IconTargetArrow, IconTool } from '@tabler/icons-react';
import { installedPlaces } from '~/app/feature';
import { EstimateEntries } from '~/features/sales/estimates/EstimateEntries';
import { openNewEstimate } from '~/features/sales/estimates/openNewEstimate';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { Entries, Entry } from '~/ui/Entries';
import { MoneyText } from '~/ui/MoneyText';
import { LinkedRecords } from '~/ui/RecordPage';
import { crmMessages } from '../messages';
import { useLifeOf, type Account } from './queries';

/** Before, during and after the job: what this customer may buy, bought, has under way, owes, and is looked after for. */
export function Life({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const { opportunities, estimates, projects, invoices, visits } = useLifeOf(account.id);
  const has = (place: string) => installedPlaces().some((one) => one.id === place);
  return (
    <>
      {has('estimates') && (
        <Button fullWidth variant="default" leftSection={<IconCalculator size={16} />} onClick={() => openNewEstimate(account)}>
          {t('newEstimate')}
        </Button>
      )}
      <LinkedRecords icon={IconTargetArrow} label={t('opportunities')} count={opportunities.length}>
        <Entries>
          {opportunities.map((one) => (
            <Entry key={one.id} title={one.name} to="/pipeline/$id" params={{ id: one.id }} aside={<MoneyText money={one.value} whole />} />
          ))}
        </Entries>
      </LinkedRecords>
      {estimates.length > 0 && (
        <LinkedRecords icon={IconCalculator} label={t('estimates')} count={estimates.length}>
          <EstimateEntries estimates={estimates} />
        </LinkedRecords>
      )}
      {projects.length > 0 && (
        <LinkedRecords icon={IconHammer} label={t('projects')} count={projects.length}>
          <Entries>
            {projects.map((one) => (
              <Entry key={one.id} title={one.name} to="/projects/$id" params={{ id: one.id }} />
            ))}
          </Entries>
        </LinkedRecords>
      )}
      {invoices.length > 0 && (
        <LinkedRecords icon={IconReceipt} label={t('invoices')} count={invoices.length}>
          <Entries>
            {invoices.map((one) => (
              <Entry key={one.id} title={`${one.number}`} {...(one.project_id ? { to: '/projects/$id', params: { id: one.project_id } } : {})} aside={<MoneyText money={one.total} whole />} lines={[t('invoiceState', { state: one.overdue ? 'overdue' : one.state }), one.open.minor > 0 && <DateText key="due" day={one.due_on} />]} />
            ))}
          </Entries>
        </LinkedRecords>
      )}
      {visits.length > 0 && (
        <LinkedRecords icon={IconTool} label={t('visits')} count={visits.length}>
          <Entries>
            {visits.map((one) => (
              <Entry key={one.id} title={t('visitKind', { kind: one.kind })} to="/service" search={{ open: one.id }} lines={[<DateText key="on" day={one.completed_on ?? one.due_on} />]} />
            ))}
          </Entries>
        </LinkedRecords>
      )}
    </>
  );
}
