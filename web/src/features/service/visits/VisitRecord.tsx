import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '~/api/session';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { KeyValue } from '~/ui/KeyValue';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { useAgreements } from '../agreements/queries';
import { EquipmentAt } from '../equipment/EquipmentAt';
import { serviceMessages } from '../messages';
import { useVisit, type Visit } from './queries';
import { openCancel, openDone, openMove } from './VisitDialogs';
import { VisitsBefore } from './VisitsBefore';
import { useWindowText, visitTone } from './words';

const planners = ['owner', 'office', 'project_manager'];

/** One visit in the side panel, with what can be done about it. */
export function VisitRecord({ id }: { id: string }) {
  const visit = useVisit(id);
  if (visit.error) return <ProblemNote large problem={visit.error} retry={() => void visit.refetch()} />;
  if (!visit.data) return null;
  return <Loaded visit={visit.data} />;
}

function Loaded({ visit }: { visit: Visit }) {
  const t = useT(serviceMessages);
  const mayPlan = planners.includes(useMe().role);
  return (
    <RecordPage
      narrow
      kind={t('kindName', { kind: visit.kind })}
      name={visit.account_name}
      state={<StatusBadge tone={visitTone(visit.state)} label={t('stateName', { state: visit.state })} />}
      next={mayPlan && visit.state === 'scheduled' ? <Button onClick={() => openDone(visit)}>{t('done')}</Button> : undefined}
      facts={<Facts visit={visit} mayPlan={mayPlan} />}
      timeline={
        <RecordSection title={t('timeline')}>
          <RecordTimeline id={visit.id} />
        </RecordSection>
      }
      links={
        <>
          <EquipmentAt account={visit.account_id} site={visit.site_id ?? null} mayAdd={mayPlan} />
          <VisitsBefore visit={visit} />
        </>
      }
    />
  );
}

function Facts({ visit, mayPlan }: { visit: Visit; mayPlan: boolean }) {
  const t = useT(serviceMessages);
  const windowText = useWindowText();
  const customer = (
    <Link to="/customers/$id" params={{ id: visit.account_id }}>
      {visit.account_name}
    </Link>
  );
  return (
    <RecordSection title={t('facts')}>
      <KeyValue
        facts={[
          { label: t('day'), value: <DateText day={visit.due_on} /> },
          { label: t('window'), value: windowText(visit) },
          { label: t('customer'), value: customer },
          ...(visit.place ? [{ label: t('place'), value: visit.place }] : []),
          { label: t('whoGoes'), value: visit.worker_name ?? (visit.state === 'scheduled' ? <StatusBadge plain tone="watch" label={t('nobodyYet')} /> : null) },
          ...(visit.agreement_id ? [{ label: t('ofAgreement'), value: <AgreementName visit={visit} /> }] : []),
          ...(visit.completed_on ? [{ label: t('completedOn'), value: <DateText day={visit.completed_on} words={false} /> }] : []),
          ...(visit.notes ? [{ label: t('notes'), value: visit.notes }] : []),
        ]}
      />
      {mayPlan && visit.state === 'scheduled' && (
        <Group gap="xs" mt="sm">
          <Button variant="default" onClick={() => openMove(visit)}>
            {t('move')}
          </Button>
          <Button variant="subtle" onClick={() => openCancel(visit)}>
            {t('cancelVisit')}
          </Button>
        </Group>
      )}
    </RecordSection>
  );
}

function AgreementName({ visit }: { visit: Visit }) {
  return useAgreements(visit.account_id).rows.find((one) => one.id === visit.agreement_id)?.name;
}
