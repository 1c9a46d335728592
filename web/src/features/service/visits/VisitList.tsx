import { Group, TextInput } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { StatusBadge } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import { openNewVisit } from './openNewVisit';
import { useVisits, type Visit } from './queries';
import styles from './Visits.module.css';
import { useWindowText, visitTone } from './words';

interface VisitListProps {
  from: string | undefined;
  to: string | undefined;
  open: string | undefined;
  ask: (change: { from?: string; to?: string; open?: string }) => void;
}

/** What lies ahead, day by day. */
export function VisitList({ from: asked, to, open, ask }: VisitListProps) {
  const t = useT(serviceMessages);
  const { today } = useFormat();
  const from = asked ?? today;
  const visits = useVisits(from, to);
  const columns = useColumns();
  const narrowed = Boolean(to) || from !== today;
  return (
    <>
      <Group gap="xs" className={styles.range}>
        <TextInput type="date" aria-label={t('from')} value={from} onChange={(event) => ask({ from: event.currentTarget.value || undefined })} />
        <TextInput type="date" aria-label={t('to')} value={to ?? ''} onChange={(event) => ask({ to: event.currentTarget.value || undefined })} />
      </Group>
      <DataTable
        label={t('visits')}
        columns={columns}
        rows={visits.rows}
        rowId={(visit) => visit.id}
        openId={open}
        onOpen={(visit) => ask({ open: visit.id })}
        loading={visits.loading}
        problem={visits.error}
        retry={visits.retry}
        hasMore={visits.hasMore}
        loadingMore={visits.loadingMore}
        more={visits.more}
        empty={
          <EmptyState
            icon={IconTool}
            sentence={narrowed ? t('noneInRange') : t('none')}
            action={narrowed ? { label: t('showAll'), run: () => ask({ from: undefined, to: undefined }) } : { label: t('newVisit'), run: openNewVisit }}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Visit>[] {
  const t = useT(serviceMessages);
  const windowText = useWindowText();
  return useMemo(
    () => [
      { id: 'customer', header: t('customer'), cell: (visit) => visit.account_name },
      { id: 'day', header: t('day'), width: '13rem', phone: true, cell: (visit) => <DateText day={visit.due_on} /> },
      { id: 'window', header: t('window'), width: '9rem', drop: 'early', cell: (visit) => windowText(visit) },
      { id: 'what', header: t('what'), width: '9rem', phone: true, drop: 'late', cell: (visit) => t('kindName', { kind: visit.kind }) },
      { id: 'place', header: t('place'), width: '14rem', drop: 'early', cell: (visit) => visit.place },
      { id: 'who', header: t('who'), width: '9rem', drop: 'early', cell: (visit) => visit.worker_name },
      { id: 'state', header: t('state'), width: '8rem', cell: (visit) => <StatusBadge plain tone={visitTone(visit.state)} label={t('stateName', { state: visit.state })} /> },
    ],
    [t, windowText],
  );
}
