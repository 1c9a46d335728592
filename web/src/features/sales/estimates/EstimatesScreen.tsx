import { Button } from '@mantine/core';
import { IconCalculator, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMe } from '~/api/session';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { InstantText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { ListFilter } from '~/ui/ListFilter';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { StatusBadge } from '~/ui/StatusBadge';
import { salesMessages } from '../messages';
import { useEstimates, type EstimateRow } from '../queries';
import { estimateStates } from '../routes';
import { openNewEstimate } from './openNewEstimate';
import { toneOf } from './states';

const route = getRouteApi('/shell/estimates');

export function EstimatesScreen() {
  const t = useT(salesMessages);
  const { state } = route.useSearch();
  const navigate = useNavigate({ from: '/estimates' });
  const estimates = useEstimates(state);
  return (
    <Page
      title={t('estimates')}
      layout="fill"
      toolbar={
        <ListFilter
          label={t('state')}
          all={t('everyState')}
          value={state}
          options={estimateStates.map((one) => ({ value: one, label: t('stateName', { state: one }) }))}
          onChange={(to) => void navigate({ search: { state: to }, replace: true })}
        />
      }
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => openNewEstimate()}>
          {t('newEstimate')}
        </Button>
      }
    >
      <DataTable
        label={t('estimates')}
        columns={useColumns()}
        rows={estimates.rows}
        rowId={(row) => row.id}
        onOpen={(row) => go('/estimates/$id', { params: { id: row.id } })}
        loading={estimates.loading}
        problem={estimates.error}
        retry={estimates.retry}
        hasMore={estimates.hasMore}
        loadingMore={estimates.loadingMore}
        more={estimates.more}
        empty={
          state ? (
            <EmptyState sentence={t('noneInState', { state: t('stateName', { state }) })} action={{ label: t('everyState'), run: () => void navigate({ search: {}, replace: true }) }} />
          ) : (
            <EmptyState icon={IconCalculator} sentence={t('none')} action={{ label: t('newEstimate'), run: () => openNewEstimate() }} />
          )
        }
      />
    </Page>
  );
}

function useColumns(): Column<EstimateRow>[] {
  const t = useT(salesMessages);
  const { rights } = useMe();
  return useMemo(() => {
    const margin: Column<EstimateRow> = { id: 'margin', header: t('margin'), width: '8rem', align: 'end', cell: (row) => <MoneyText money={row.margin} /> };
    return [
      { id: 'name', header: t('name'), cell: (row) => row.name },
      { id: 'number', header: t('number'), width: '6rem', cell: (row) => (row.revision > 1 ? `${row.number}.${row.revision}` : row.number) },
      { id: 'customer', header: t('customer'), width: '14rem', phone: true, cell: (row) => row.account_name },
      { id: 'state', header: t('state'), width: '8rem', phone: true, cell: (row) => <StatusBadge plain tone={toneOf[row.state] ?? 'calm'} label={t('stateName', { state: row.state })} /> },
      { id: 'total', header: t('total'), width: '8rem', align: 'end', phone: true, cell: (row) => <MoneyText money={row.total} /> },
      ...(rights.margin ? [margin] : []),
      { id: 'changed', header: t('changed'), width: '9rem', align: 'end', cell: (row) => <InstantText at={row.updated_at} /> },
    ];
  }, [t, rights.margin]);
}
