import { SegmentedControl } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { Stat, Stats } from '~/ui/Stat';
import { BillableTable } from './BillableTable';
import { InvoiceTable } from './InvoiceTable';
import { moneyMessages } from './messages';
import styles from './MoneyScreen.module.css';
import { standings, useMoneyStanding } from './queries';

const route = getRouteApi('/shell/money');
const shown = ['open', 'overdue', 'billable', 'paid', 'all'] as const;

/** What is owed, what of it is late, what may be billed next; each figure opens its rows. */
export function MoneyScreen() {
  const t = useT(moneyMessages);
  const { standing } = route.useSearch();
  const navigate = useNavigate({ from: '/money' });
  const show = (next: string) => void navigate({ search: { standing: next as typeof standing }, replace: true });
  return (
    <Page
      title={t('money')}
      layout="fill"
      toolbar={
        <SegmentedControl aria-label={t('standing')} value={standing} onChange={show} data={shown.map((one) => ({ value: one, label: t(one) }))} />
      }
    >
      <Figures />
      {standing === 'billable' ? <BillableTable /> : <InvoiceTable standing={standings.find((one) => one === standing)} onAll={() => show('all')} />}
    </Page>
  );
}

function Figures() {
  const t = useT(moneyMessages);
  const { data } = useMoneyStanding();
  if (!data || data.owed.count + data.to_bill.count === 0) return null;
  const figure = (standing: 'open' | 'overdue' | 'billable', label: string, sum: typeof data.owed, count: string) => (
    <Stat
      label={label}
      value={
        <Link to="/money" search={{ standing }} className={styles.figure}>
          <MoneyText money={sum.amount} />
        </Link>
      }
      note={count}
    />
  );
  return (
    <div className={styles.figures}>
      <Stats>
        {figure('open', t('owed'), data.owed, t('countOf', { count: data.owed.count }))}
        {figure('overdue', t('overdue'), data.overdue, t('countOf', { count: data.overdue.count }))}
        {figure('billable', t('billable'), data.to_bill, t('partsOf', { count: data.to_bill.count }))}
      </Stats>
    </div>
  );
}
