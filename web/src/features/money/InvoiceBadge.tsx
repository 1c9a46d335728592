import { useT } from '~/i18n/messages';
import { StatusBadge } from '~/ui/StatusBadge';
import { moneyMessages } from './messages';
import type { Invoice } from './queries';

export function InvoiceBadge({ invoice }: { invoice: Invoice }) {
  const t = useT(moneyMessages);
  const state = invoice.overdue ? 'overdue' : invoice.state;
  const tone = { paid: 'good', overdue: 'late', sent: 'active' } as const;
  return <StatusBadge plain tone={tone[state]} label={t('stateName', { state })} />;
}
