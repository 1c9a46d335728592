import { Button } from '@mantine/core';
import { IconArrowLeft, IconChartBar } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { searchKind } from '~/app/feature';
import { useReader } from '~/i18n/reader';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { reportMessages } from './messages';
import { useReportRows, type ReportedRow, type ReportKind } from './queries';

const route = getRouteApi('/shell/reports/$kind/rows');

/** The records a figure was counted from. */
export function ReportRowsScreen() {
  const t = useT(reportMessages);
  const kind = route.useParams().kind as ReportKind;
  const asked = route.useSearch();
  const navigate = useNavigate();
  const rows = useReportRows(kind, asked);
  const columns = useColumns();
  const back = () => void navigate({ to: '/reports/$kind', params: { kind }, search: { from: asked.from, to: asked.to, by: asked.by } });
  return (
    <Page
      title={t('rows')}
      aside={`${t('short', { kind })}: ${t('figure', { name: asked.set })}`}
      layout="fill"
      actions={
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={back}>
          {t('back')}
        </Button>
      }
    >
      <DataTable
        label={t('rows')}
        columns={columns}
        rows={rows.rows}
        rowId={(row) => `${row.id}${row.group}`}
        onOpen={(row) => searchKind(row.record_type)?.open(row.id)}
        loading={rows.loading}
        problem={rows.error}
        retry={rows.retry}
        hasMore={rows.hasMore}
        loadingMore={rows.loadingMore}
        more={rows.more}
        empty={<EmptyState icon={IconChartBar} sentence={t('noRows')} action={{ label: t('back'), run: back }} />}
      />
    </Page>
  );
}

function useColumns(): Column<ReportedRow>[] {
  const t = useT(reportMessages);
  const { currency } = useReader();
  return useMemo(
    () => [
      { id: 'record', header: t('record'), cell: (row) => row.title },
      { id: 'group', header: t('group'), width: '14rem', drop: 'early', cell: (row) => row.group },
      { id: 'day', header: t('day'), width: '9rem', phone: true, cell: (row) => <DateText day={row.on} words={false} /> },
      {
        id: 'amount',
        header: t('amount'),
        width: '9rem',
        align: 'end',
        cell: (row) => <MoneyText money={row.amount_minor == null ? null : { minor: row.amount_minor, currency }} />,
      },
    ],
    [t, currency],
  );
}
