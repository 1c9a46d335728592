import { VisuallyHidden } from '@mantine/core';
import { useMe } from '~/api/session';
import { addDays } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat, useReader } from '~/i18n/reader';
import { MoneyText } from '~/ui/MoneyText';
import { openRecordSpend } from './dialogs';
import type { GridRow } from './grid';
import styles from './Marketing.module.css';
import { marketingMessages } from './messages';

/** Sources and their campaigns down, months across; every cell records into itself. */
export function SpendTable({ rows, months }: { rows: readonly GridRow[]; months: readonly string[] }) {
  const t = useT(marketingMessages);
  const { locale } = useReader();
  const { currency } = useMe().company;
  const { today } = useFormat();
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const sum = (at: number) => rows.reduce((all, row) => all + (row.months[at] ?? 0), 0);
  const record = (row: GridRow, key: string) => {
    const on_date = today.startsWith(key) ? today : lastDayOf(key);
    openRecordSpend({ source_id: row.source.id, campaign_id: row.campaign?.id, on_date });
  };
  return (
    <div ref={toTheLatest} className={styles.scroller} tabIndex={0}>
      <table className={styles.table} aria-label={t('months')}>
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            {months.map((key) => (
              <th key={key} scope="col" className={styles.number}>
                {month.format(new Date(`${key}-01T00:00:00Z`))}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t('total')} ({currency})
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-campaign={row.campaign ? true : undefined}>
              <th scope="row">
                {row.campaign?.name ?? row.source.name}
                {!row.campaign && t('kindName', { kind: row.source.kind }) !== row.source.name && <span className={styles.kind}> {t('kindName', { kind: row.source.kind })}</span>}
              </th>
              {months.map((key, at) => (
                <td key={key} className={styles.number}>
                  <button type="button" className={styles.cell} data-none={row.months[at] === 0 || undefined} onClick={() => record(row, key)}>
                    <VisuallyHidden>{`${t('recordFor', { name: row.campaign?.name ?? row.source.name })}, ${key}: `}</VisuallyHidden>
                    {row.months[at] === 0 ? '–' : <MoneyText money={{ minor: row.months[at] ?? 0, currency }} bare />}
                  </button>
                </td>
              ))}
              <td className={styles.number}>{row.total === 0 ? '–' : <MoneyText money={{ minor: row.total, currency }} bare />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {months.map((key, at) => (
              <td key={key} className={styles.number}>
                <MoneyText money={{ minor: sum(at), currency }} bare />
              </td>
            ))}
            <td className={styles.number}>
              <MoneyText money={{ minor: rows.reduce((all, row) => all + row.total, 0), currency }} bare />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** On a narrow screen the latest months are what one came for. */
function toTheLatest(scroller: HTMLDivElement | null) {
  if (scroller) scroller.scrollLeft = scroller.scrollWidth;
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
