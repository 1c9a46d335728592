import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useT } from '~/i18n/messages';
import styles from './ExplainPopover.module.css';
import { uiMessages } from './messages';

export interface Explanation {
  /** In words a contractor uses: "Price less cost, divided by price". */
  formula: string;
  /** Which records were counted. */
  cohort?: string;
  rows: readonly { label: string; value: ReactNode; to?: string }[];
  total?: ReactNode;
}

interface ExplainPopoverProps {
  /** What the number is. */
  label: string;
  /** The number. */
  children: ReactNode;
  explanation: Explanation | (() => Explanation);
}

/** A number that opens its formula and the rows it is made of. */
export function ExplainPopover({ label, children, explanation }: ExplainPopoverProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.number} onClick={() => setOpened(!opened)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.paper} aria-label={label}>
        {opened && <Paper label={label} explanation={typeof explanation === 'function' ? explanation() : explanation} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Paper({ label, explanation }: { label: string; explanation: Explanation }) {
  const t = useT(uiMessages);
  return (
    <>
      <h3 className={styles.label}>{label}</h3>
      <p className={styles.formula}>{explanation.formula}</p>
      <table className={styles.rows} aria-label={t('rows')}>
        <tbody>
          {explanation.rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.to ? <Link to={row.to}>{row.label}</Link> : row.label}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
        {explanation.total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td>{explanation.total}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {explanation.cohort && (
        <p className={styles.cohort}>
          {t('cohort')}: {explanation.cohort}
        </p>
      )}
    </>
  );
}
