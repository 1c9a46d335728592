import { Button } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { moneyMessages } from './messages';
import { useIssueInvoice, useMoneyStanding, type Billable } from './queries';

/** Deposits, reached milestones and finished jobs that no invoice bills yet. */
export function BillableTable() {
  const t = useT(moneyMessages);
  const standing = useMoneyStanding();
  const columns = useColumns();
  return (
    <DataTable
      label={t('billable')}
      columns={columns}
      rows={standing.data?.billable ?? []}
      rowId={(item) => item.billing_item_id}
      loading={standing.isPending}
      problem={standing.error}
      retry={() => void standing.refetch()}
      empty={<EmptyState icon={IconFileInvoice} sentence={t('billableNone')} />}
    />
  );
}

function useColumns(): Column<Billable>[] {
  const t = useT(moneyMessages);
  return useMemo(
    () => [
      { id: 'customer', header: t('customer'), cell: (one) => one.account_name },
      {
        id: 'job',
        header: t('job'),
        width: '20rem',
        phone: true,
        cell: (one) => (
          <Link to="/projects/$id" params={{ id: one.project_id }} search={{ view: 'money' }}>
            {one.project_number} · {one.project_name}
          </Link>
        ),
      },
      { id: 'what', header: t('what'), width: '11rem', drop: 'early', cell: (one) => one.name },
      { id: 'amount', header: t('amount'), width: '8rem', align: 'end', phone: true, cell: (one) => <MoneyText money={one.amount} /> },
      { id: 'do', header: '', width: '10rem', align: 'end', phone: true, cell: (one) => <Issue item={one.billing_item_id} /> },
    ],
    [t],
  );
}

function Issue({ item }: { item: string }) {
  const t = useT(moneyMessages);
  const issue = useIssueInvoice();
  return (
    <Button variant="default" loading={issue.isPending} onClick={() => issue.mutate(item)}>
      {t('issue')}
    </Button>
  );
}
