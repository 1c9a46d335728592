import { useT } from '~/i18n/messages';
import { decimalOfMinor, minorDigits } from '~/i18n/format';
import { InlineEdit } from '~/ui/InlineEdit';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { projectMessages } from '../messages';
import table from '../projects/ProjectScreen.module.css';
import { From } from './From';
import type { Plan, PlanChange } from './queries';

/** What may be spent, line by line as it was estimated. */
export function PlanBudget({ plan, change }: { plan: Plan; change?: (change: PlanChange) => void }) {
  const t = useT(projectMessages);
  const currency = plan.contract.currency;
  const sum = plan.budget.reduce((total, line) => total + line.amount_minor, 0);
  return (
    <RecordSection title={t('planBudget')}>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('what')}</th>
              <th />
              <th>{t('fromLine')}</th>
              <th data-end>{currency}</th>
            </tr>
          </thead>
          <tbody>
            {plan.budget.map((line) => (
              <tr key={line.key}>
                <td>{line.description}</td>
                <td className={table.quiet}>{t('costType', { type: line.cost_type })}</td>
                <td>
                  <From origin={line.origin} plan={plan} />
                </td>
                <td data-end>
                  <Amount line={line} change={change} />
                </td>
              </tr>
            ))}
            <tr data-summary>
              <td colSpan={3}>{t('total')}</td>
              <td data-end>
                <MoneyText money={{ minor: sum, currency }} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </RecordSection>
  );
}

function Amount({ line, change }: { line: Plan['budget'][number]; change?: (change: PlanChange) => void }) {
  const t = useT(projectMessages);
  const money = <MoneyText money={{ minor: line.amount_minor, currency: line.currency }} />;
  if (!change) return money;
  const digits = minorDigits(line.currency);
  const keep = (typed: string) =>
    change({ line: { key: line.key, amount_minor: Math.round(Number(typed) * 10 ** digits) } });
  return (
    <InlineEdit
      label={t('amountOf', { name: line.description })}
      type="number"
      required
      value={decimalOfMinor(line.amount_minor, digits)}
      shown={money}
      onSave={keep}
    />
  );
}
