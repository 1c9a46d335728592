import { Button } from '@mantine/core';
import { IconCoin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { InvoiceBadge } from './InvoiceBadge';
import { InvoicePage } from './InvoicePage';
import { moneyMessages } from './messages';
import { openRecordPayment } from './openRecordPayment';
import { useInvoices, type Invoice, type InvoiceStanding } from './queries';

/** Who owes what since when, and the payment that settles it. */
export function InvoiceTable({ standing, onAll }: { standing: InvoiceStanding | undefined; onAll: () => void }) {
  const t = useT(moneyMessages);
  const invoices = useInvoices(standing);
  const columns = useColumns();
  return (
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
        standing ? (
          <EmptyState icon={IconCoin} sentence={t('noneHere', { standing })} action={{ label: t('showAll'), run: onAll }} />
        ) : (
          <EmptyState icon={IconCoin} sentence={t('none')} />
        )
      }
    />
  );
}

function useColumns(): Column<Invoice>[] {
  const t = useT(moneyMessages);
  return useMemo(
    () => [
      { id: 'customer', header: t('customer'), cell: (one) => one.account_name },
      { id: 'number', header: t('number'), width: '6.5rem', phone: true, cell: (one) => <InvoicePage invoice={one} /> },
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
