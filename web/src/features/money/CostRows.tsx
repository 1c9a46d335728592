import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import explain from '~/ui/ExplainPopover.module.css';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { moneyMessages } from './messages';
import { useCostRows, type BudgetRow } from './queries';

/** What was spent, as a number that opens the rows it is the sum of. */
export function CostRows({ projectId, row }: { projectId: string; row: BudgetRow }) {
  const t = useT(moneyMessages);
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={explain.number} onClick={() => setOpened(!opened)}>
          <MoneyText money={row.actual} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={explain.paper} aria-label={t('rowsOf')}>
        {opened && <Rows projectId={projectId} row={row} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Rows({ projectId, row }: { projectId: string; row: BudgetRow }) {
  const t = useT(moneyMessages);
  const costs = useCostRows(projectId, row);
  if (costs.error) return <ProblemNote problem={costs.error} retry={() => void costs.refetch()} />;
  return (
    <>
      <h3 className={explain.label}>{t('rowsOf')}</h3>
      <p className={explain.formula}>{costs.data?.length === 0 ? t('rowsNone') : t('rowsFormula')}</p>
      <table className={explain.rows}>
        <tbody>
          {costs.data?.map((cost) => (
            <tr key={cost.id}>
              <th scope="row">
                {cost.description} · <DateText day={cost.on_date} words={false} />
              </th>
              <td>
                <MoneyText money={cost.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
