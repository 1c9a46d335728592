import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { KeyValue } from '~/ui/KeyValue';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import { useVisit, type Visit } from './queries';
import { openCancel, openDone, openMove } from './VisitDialogs';
import { useWindowText, visitTone } from './words';

/** One visit in the side panel, with what can be done about it. */
export function VisitRecord({ id }: { id: string }) {
  const visit = useVisit(id);
  if (visit.error) return <ProblemNote large problem={visit.error} retry={() => void visit.refetch()} />;
  if (!visit.data) return null;
  return <Loaded visit={visit.data} />;
}

function Loaded({ visit }: { visit: Visit }) {
  const t = useT(serviceMessages);
  return (
    <RecordPage
      narrow
      kind={t('kindName', { kind: visit.kind })}
      name={visit.account_name}
      state={<StatusBadge tone={visitTone(visit.state)} label={t('stateName', { state: visit.state })} />}
      next={visit.state === 'scheduled' ? <Button onClick={() => openDone(visit)}>{t('done')}</Button> : undefined}
      facts={<Facts visit={visit} />}
      timeline={
        <RecordSection title={t('timeline')}>
          <RecordTimeline id={visit.id} />
        </RecordSection>
      }
    />
  );
}

function Facts({ visit }: { visit: Visit }) {
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
          ...(visit.worker_name ? [{ label: t('who'), value: visit.worker_name }] : []),
          ...(visit.completed_on ? [{ label: t('completedOn'), value: <DateText day={visit.completed_on} words={false} /> }] : []),
          ...(visit.notes ? [{ label: t('notes'), value: visit.notes }] : []),
        ]}
      />
      {visit.state === 'scheduled' && (
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
