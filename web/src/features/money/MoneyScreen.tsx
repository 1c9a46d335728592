import { Button, SegmentedControl } from '@mantine/core';
import { IconCoin } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { InvoiceBadge } from './InvoiceBadge';
import { moneyMessages } from './messages';
import { openRecordPayment } from './openRecordPayment';
import { standings, useInvoices, type Invoice } from './queries';

const route = getRouteApi('/shell/money');

/** Who owes what since when, and the payment that settles it. */
export function MoneyScreen() {
  const t = useT(moneyMessages);
  const { standing } = route.useSearch();
  const navigate = useNavigate({ from: '/money' });
  const invoices = useInvoices(standing === 'all' ? undefined : standing);
  const columns = useColumns();
  const show = (next: string) => void navigate({ search: { standing: next as typeof standing }, replace: true });
  return (
    <Page
      title={t('money')}
      layout="fill"
      toolbar={
        <SegmentedControl
          aria-label={t('standing')}
          value={standing}
          onChange={show}
          data={[...standings, 'all' as const].map((one) => ({ value: one, label: t(one) }))}
        />
      }
    >
      <DataTable
        label={t('money')}
        columns={columns}
        rows={invoices.rows}
        rowId={(invoice) => invoice.id}
        loading={invoices.loading}
        problem={invoices.error}
        retry={invoices.retry}
        hasMore={invoices.hasMore}
        loadingMore={invoices.loadingMore}
        more={invoices.more}
        empty={
          standing === 'all' ? (
            <EmptyState icon={IconCoin} sentence={t('none')} />
          ) : (
            <EmptyState icon={IconCoin} sentence={t('noneHere', { standing })} action={{ label: t('showAll'), run: () => show('all') }} />
          )
        }
      />
    </Page>
  );
}

function useColumns(): Column<Invoice>[] {
  const t = useT(moneyMessages);
  return useMemo(
    () => [
      { id: 'customer', header: t('customer'), cell: (one) => one.account_name },
      { id: 'number', header: t('number'), width: '6.5rem', phone: true, cell: (one) => one.number },
      { id: 'what', header: t('what'), width: '12rem', drop: 'early', cell: (one) => one.lines.map((line) => line.description).join(', ') },
      { id: 'due', header: t('due'), width: '12rem', phone: true, cell: (one) => <DateText day={one.due_on} words={one.state !== 'paid'} /> },
      { id: 'state', header: t('state'), width: '7rem', phone: true, cell: (one) => <InvoiceBadge invoice={one} /> },
      { id: 'total', header: t('total'), width: '8rem', align: 'end', cell: (one) => <MoneyText money={one.total} /> },
      { id: 'left', header: t('left'), width: '8rem', align: 'end', phone: true, cell: (one) => <MoneyText money={one.open} /> },
      { id: 'do', header: '', width: '10rem', align: 'end', phone: true, cell: (one) => <Pay invoice={one} /> },
    ],
    [t],
  );
}

function Pay({ invoice }: { invoice: Invoice }) {
  const t = useT(moneyMessages);
  if (invoice.state === 'paid') return null;
  return (
    <Button variant="default" onClick={() => openRecordPayment(invoice)}>
      {t('recordPayment')}
    </Button>
  );
}
