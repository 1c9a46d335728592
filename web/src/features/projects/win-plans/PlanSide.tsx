import type { ReactNode } from 'react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge, ToneShape } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import { useSuppliers } from '../projects/queries';
import { From } from './From';
import type { Plan, PlanChange } from './queries';
import styles from './WinPlanScreen.module.css';

interface SideProps {
  plan: Plan;
  change?: (change: PlanChange) => void;
}

/** What the plan comes to, what it still wants to know, and everything beside the work itself. */
export function PlanSide({ plan, change }: SideProps) {
  return (
    <>
      <Sum plan={plan} change={change} />
      <Missing plan={plan} />
      <Gates plan={plan} change={change} />
      <Buys plan={plan} change={change} />
      <Billing plan={plan} />
    </>
  );
}

function Sum({ plan, change }: SideProps) {
  const t = useT(projectMessages);
  const format = useFormat();
  const budget = plan.budget.reduce((total, line) => total + line.amount_minor, 0);
  const off = budget - plan.sold_cost.minor;
  return (
    <RecordSection title={t('winPlan')}>
      <KeyValue
        wide
        facts={[
          { label: t('startOn'), value: <Day label={t('startOn')} day={plan.start_on} save={change && ((start_on) => change({ start_on }))} /> },
          { label: t('plannedFinish'), value: <DateText day={plan.planned_finish} /> },
          {
            label: t('promiseFinish'),
            value: (
              <Day
                label={t('promiseFinish')}
                day={plan.promised_finish}
                empty={t('samePromise')}
                save={change && ((promised_finish) => change({ promised_finish }))}
              />
            ),
          },
          { label: t('contract'), value: <MoneyText money={plan.contract} /> },
          { label: t('soldCost'), value: <MoneyText money={plan.sold_cost} /> },
          { label: t('budget'), value: <MoneyText money={{ minor: budget, currency: plan.sold_cost.currency }} /> },
        ]}
      />
      <StatusBadge
        plain
        tone={off === 0 ? 'good' : 'watch'}
        label={off === 0 ? t('budgetSame') : t('budgetDiffers', { amount: format.money({ minor: off, currency: plan.sold_cost.currency }) })}
      />
    </RecordSection>
  );
}

function Day({ label, day, empty, save }: { label: string; day?: string | null; empty?: string; save?: (day: string) => void }) {
  const shown = day ? <DateText day={day} words={false} /> : (empty ?? '–');
  if (!save) return shown;
  return <InlineEdit label={label} type="date" required value={day} shown={shown} onSave={save} />;
}

function Missing({ plan }: { plan: Plan }) {
  const t = useT(projectMessages);
  return (
    <Rows title={t('planMissing')} none={t('planNothingMissing')}>
      {plan.notes.map((note, index) => (
        <li key={`${note.code}${index}`}>
          <span className={styles.words}>
            <span className={styles.cause}>
              <ToneShape tone={note.severity === 'note' ? 'calm' : 'watch'} />
              {note.cause}
            </span>
            <span className={styles.quiet}>{note.cure}</span>
          </span>
        </li>
      ))}
    </Rows>
  );
}

function Gates({ plan, change }: SideProps) {
  const t = useT(projectMessages);
  return (
    <Rows title={t('planGates')} none={t('noGates')}>
      {plan.gates.map((gate) => (
        <li key={gate.key}>
          <span className={styles.words}>
            {change ? (
              <InlineEdit label={t('nameOf', { name: gate.name })} required value={gate.name} onSave={(name) => change({ line: { key: gate.key, name } })} />
            ) : (
              gate.name
            )}
            <span className={styles.quiet}>{t('holdsTask', { name: plan.tasks.find((task) => task.key === gate.task)?.name ?? '' })}</span>
            <From origin={gate.origin} plan={plan} />
          </span>
          <span className={styles.end}>
            <Day
              label={t('gateDay', { name: gate.name })}
              day={gate.expected_on}
              save={change && ((expected_on) => change({ line: { key: gate.key, expected_on } }))}
            />
          </span>
        </li>
      ))}
    </Rows>
  );
}

function Buys({ plan, change }: SideProps) {
  const t = useT(projectMessages);
  const format = useFormat();
  return (
    <Rows title={t('planBuys')} none={t('noOrders')}>
      {plan.purchases.map((order) => (
        <li key={order.key}>
          <span className={styles.words}>
            {order.lines.map((line) => (
              <span key={line.line_id}>{t('lineOf', { description: line.description, quantity: line.quantity, unit: line.unit })}</span>
            ))}
            <Supplier order={order} change={change} />
          </span>
          <span className={styles.end}>
            <MoneyText money={{ minor: order.total_minor, currency: order.currency }} />
          </span>
        </li>
      ))}
      {plan.deliveries.map((delivery) => (
        <li key={delivery.key}>
          <span className={styles.words}>
            {t('arrives', { description: delivery.description, day: delivery.needed_by ? format.day(delivery.needed_by) : '–' })}
            <span className={styles.quiet}>{t('expected')}</span>
          </span>
          <span className={styles.end}>
            <Day
              label={t('promisedOn', { name: delivery.description })}
              day={delivery.expected_on}
              save={change && ((expected_on) => change({ line: { key: delivery.key, expected_on } }))}
            />
          </span>
        </li>
      ))}
    </Rows>
  );
}

/** Who delivers it; without one the order can't be placed. */
function Supplier({ order, change }: { order: Plan['purchases'][number]; change: SideProps['change'] }) {
  const t = useT(projectMessages);
  const suppliers = useSuppliers().data?.items ?? [];
  const name = suppliers.find((one) => one.id === order.vendor_account_id)?.name;
  if (!change) return <span className={styles.quiet}>{name ?? t('noSupplier')}</span>;
  return (
    <InlineChoice
      label={t('supplier')}
      value={order.vendor_account_id}
      empty={t('noSupplier')}
      options={suppliers.map((one) => ({ value: one.id, label: one.name }))}
      onSave={(vendor_account_id) => change({ line: { key: order.key, vendor_account_id } })}
    />
  );
}

function Billing({ plan }: { plan: Plan }) {
  const t = useT(projectMessages);
  return (
    <Rows title={t('planBilling')}>
      {plan.billing.map((item) => (
        <li key={item.key}>
          <span className={styles.words}>
            {item.name}
            <span className={styles.quiet}>
              {[t('triggerName', { trigger: item.trigger }), plan.tasks.find((task) => task.key === item.task)?.name].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className={styles.end}>
            <MoneyText money={{ minor: item.amount_minor, currency: item.currency }} />
          </span>
        </li>
      ))}
    </Rows>
  );
}

function Rows({ title, none, children }: { title: string; none?: string; children: ReactNode }) {
  const empty = Array.isArray(children) && children.flat().length === 0;
  return (
    <RecordSection title={title}>
      {empty ? <span className={styles.quiet}>{none}</span> : <ul className={styles.plain}>{children}</ul>}
    </RecordSection>
  );
}
