import { useT } from '~/i18n/messages';
import { base } from '~/api/client';
import { moneyMessages } from './messages';
import type { Invoice } from './queries';

/** The invoice as a page to print or send; what was paid by now stands on it. */
export function InvoicePage({ invoice }: { invoice: Invoice }) {
  const t = useT(moneyMessages);
  const number = String(invoice.number);
  return (
    <a href={`${base}/invoices/${invoice.id}/pdf`} target="_blank" rel="noreferrer" aria-label={t('printOf', { number })}>
      {number} · {t('print')}
    </a>
  );
}
