import { Button } from '@mantine/core';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { ExplainPopover } from '~/ui/ExplainPopover';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { CostRows } from './CostRows';
import { moneyMessages } from './messages';
import { openRecordBill } from './openRecordBill';
import styles from './ProjectBudget.module.css';
import { ProjectOrders } from './ProjectOrders';
import { useProjectBudget, type BudgetRow, type Money } from './queries';

/** Sold, ordered, spent and forecast by cost code and kind. Renders nothing for those who may not see cost. */
export function ProjectBudget({ projectId }: { projectId: string }) {
  const { rights } = useMe();
  return rights.cost ? <Figures projectId={projectId} /> : null;
}

const columns = ['original', 'changes', 'committed', 'actual', 'forecast', 'variance'] as const;

function Figures({ projectId }: { projectId: string }) {
  const t = useT(moneyMessages);
  const { number } = useFormat();
  const budget = useProjectBudget(projectId);
  if (budget.error) return <ProblemNote problem={budget.error} retry={() => void budget.refetch()} />;
  if (!budget.data) return null;
  const { rows, total, uncosted_minutes } = budget.data;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState sentence={t('budgetNone')} />
      ) : (
        <div className={styles.scroll} tabIndex={0}>
          <table className={styles.table} aria-label={t('budget')}>
            <thead>
              <tr>
                <th scope="col">{t('code')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" data-end>
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.cost_code_id} ${row.cost_type}`} projectId={projectId} row={row} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('whole')}</th>
                {columns.map((column) => (
                  <td key={column} data-end>
                    <Amount money={total[column]} warn={column === 'variance'} />
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {uncosted_minutes > 0 && <p className={styles.note}>{t('uncosted', { hours: number((uncosted_minutes / 60).toFixed(2), 2) })}</p>}
      <ProjectOrders projectId={projectId} />
      <div>
        <Button mt="md" variant="default" onClick={() => openRecordBill(projectId)}>
          {t('recordBill')}
        </Button>
      </div>
    </>
  );
}

function Row({ projectId, row }: { projectId: string; row: BudgetRow }) {
  const t = useT(moneyMessages);
  return (
    <tr>
      <th scope="row">
        {row.code ? `${row.code} ${row.code_name}` : t('noCode')}
        <div className={styles.kind}>{t('typeName', { type: row.cost_type })}</div>
      </th>
      {columns.map((column) => (
        <td key={column} data-end>
          {column === 'actual' ? (
            <CostRows projectId={projectId} row={row} />
          ) : column === 'forecast' ? (
            <Forecast row={row} />
          ) : (
            <Amount money={row[column]} warn={column === 'variance'} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Forecast({ row }: { row: BudgetRow }) {
  const t = useT(moneyMessages);
  const sold = { ...row.original, minor: row.original.minor + row.changes.minor };
  return (
    <ExplainPopover
      label={t('forecast')}
      explanation={{
        formula: t('forecastFormula'),
        rows: [
          { label: t('sold'), value: <MoneyText money={sold} /> },
          { label: t('ordered'), value: <MoneyText money={row.committed} /> },
          { label: t('spent'), value: <MoneyText money={row.actual} /> },
        ],
        total: <MoneyText money={row.forecast} />,
      }}
    >
      <MoneyText money={row.forecast} />
    </ExplainPopover>
  );
}

function Amount({ money, warn }: { money: Money; warn?: boolean }) {
  return (
    <span className={warn && money.minor < 0 ? styles.over : undefined}>
      <MoneyText money={money} />
    </span>
  );
}
