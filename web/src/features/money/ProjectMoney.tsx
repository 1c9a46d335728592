import { Button } from '@mantine/core';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { ExplainPopover } from '~/ui/ExplainPopover';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { Stat, Stats } from '~/ui/Stat';
import { InvoiceBadge } from './InvoiceBadge';
import { InvoicePage } from './InvoicePage';
import { moneyMessages } from './messages';
import { openRecordPayment } from './openRecordPayment';
import styles from './ProjectBudget.module.css';
import { useIssueInvoice, useProjectMoney } from './queries';

type View = NonNullable<ReturnType<typeof useProjectMoney>['data']>;

/** Contract, billed, paid, owed; what may be billed next; the invoices. */
export function ProjectMoney({ projectId }: { projectId: string }) {
  const { rights } = useMe();
  return rights.cost ? <Loaded projectId={projectId} /> : null;
}

function Loaded({ projectId }: { projectId: string }) {
  const money = useProjectMoney(projectId);
  if (money.error) return <ProblemNote problem={money.error} retry={() => void money.refetch()} />;
  if (!money.data) return null;
  return (
    <>
      <Figures view={money.data} />
      <Schedule view={money.data} />
      <Invoices view={money.data} />
    </>
  );
}

function Figures({ view }: { view: View }) {
  const t = useT(moneyMessages);
  const { money } = useFormat();
  return (
    <Stats>
      <Stat
        label={t('contract')}
        value={<MoneyText money={view.contract} />}
        note={view.contract_tax.minor !== 0 && t('taxInside', { amount: money(view.contract_tax) })}
      />
      {view.earned && <Stat label={t('earned')} value={<Earned view={view} />} note={<Ahead view={view} />} />}
      <Stat label={t('billed')} value={<MoneyText money={view.billed} />} />
      <Stat label={t('paid')} value={<MoneyText money={view.paid} />} />
      <Stat label={t('owed')} value={<MoneyText money={view.owed} />} />
      <Stat label={t('leftToBill')} value={<MoneyText money={view.left_to_bill} />} />
    </Stats>
  );
}

function Earned({ view }: { view: View }) {
  const t = useT(moneyMessages);
  const rows = [
    { label: t('contract'), value: <MoneyText money={view.contract} /> },
    { label: t('billed'), value: <MoneyText money={view.billed} /> },
  ];
  return (
    <ExplainPopover label={t('earned')} explanation={{ formula: t('earnedFormula'), rows }}>
      <MoneyText money={view.earned} />
    </ExplainPopover>
  );
}

function Ahead({ view }: { view: View }) {
  const t = useT(moneyMessages);
  const { money } = useFormat();
  const over = view.over_billed;
  if (!over || over.minor === 0) return null;
  return over.minor > 0 ? t('over', { amount: money(over) }) : t('under', { amount: money({ ...over, minor: -over.minor }) });
}

function Schedule({ view }: { view: View }) {
  const t = useT(moneyMessages);
  const issue = useIssueInvoice();
  if (view.schedule.length === 0) return <EmptyState sentence={t('scheduleNone')} />;
  return (
    <>
      <h3 className={styles.title}>{t('schedule')}</h3>
      <ul className={styles.list}>
        {view.schedule.map((item) => (
          <li key={item.id} className={styles.line}>
            <span className={styles.grow}>
              {item.name}
              <div className={styles.kind}>{t('triggerName', { trigger: item.trigger })}</div>
            </span>
            <MoneyText money={item.amount} />
            {item.invoice_number ? (
              <span className={styles.soft}>{t('onInvoice', { number: String(item.invoice_number) })}</span>
            ) : (
              <Button variant="default" loading={issue.isPending && issue.variables === item.id} onClick={() => issue.mutate(item.id)}>
                {t('issue')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Invoices({ view }: { view: View }) {
  const t = useT(moneyMessages);
  return (
    <ul className={styles.list}>
      {view.invoices.map((invoice) => (
        <li key={invoice.id} className={styles.line}>
          <InvoicePage invoice={invoice} />
          <span className={styles.grow}>
            <InvoiceBadge invoice={invoice} />
          </span>
          <span className={styles.soft}>
            <DateText day={invoice.due_on} words={invoice.state !== 'paid'} />
          </span>
          <MoneyText money={invoice.total} />
          {invoice.state !== 'paid' && (
            <Button variant="default" onClick={() => openRecordPayment(invoice)}>
              {t('recordPayment')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
