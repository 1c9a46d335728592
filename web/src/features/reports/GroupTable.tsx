import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { FigureText } from './FigureText';
import { reportMessages } from './messages';
import { firstOrder, ordered, type Order } from './order';
import type { Asked, Report, ReportGroup } from './queries';
import styles from './Reports.module.css';

/** Every line with every figure; each figure opens, each header sorts. All lines are here, so the order is the whole truth. */
export function GroupTable({ report, asked }: { report: Report; asked: Asked }) {
  const t = useT(reportMessages);
  const [order, setOrder] = useState<Order | null>(() => firstOrder(report));
  const shown = report.groups[0]?.figures.filter((figure) => !figure.hidden) ?? [];
  const sort = (by: string) => setOrder({ by, down: order?.by === by ? !order.down : by !== 'name' });
  const head = (by: string, words: string, className?: string) => (
    <th key={by} scope="col" className={className} aria-sort={order?.by === by ? (order.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={styles.sort} onClick={() => sort(by)}>
        {words}
        {order?.by === by && <span aria-hidden>{order.down ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
  return (
    <div className={styles.scroller} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head('name', t('by', { by: report.by }))}
            {shown.map(({ name, unit }) => head(name, `${t('figure', { name })}${unit === 'money' ? ` (${report.currency})` : ''}`, styles.number))}
          </tr>
        </thead>
        <tbody>
          {ordered(report.groups, order).map((group) => (
            <tr key={group.id ?? group.name}>
              <th scope="row">
                <GroupName report={report} group={group} />
              </th>
              {shown.map(({ name }) => {
                const figure = group.figures.find((one) => one.name === name);
                return (
                  <td key={name} className={styles.number}>
                    {figure && <FigureText figure={figure} report={report} asked={asked} group={group} bare />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {report.kind !== 'stages' && report.groups.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('all')}</th>
              {shown.map(({ name }) => {
                const figure = report.answer.find((one) => one.name === name);
                return (
                  <td key={name} className={styles.number}>
                    {figure && <FigureText figure={figure} report={report} asked={asked} bare />}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function GroupName({ report, group }: { report: Report; group: ReportGroup }) {
  const t = useT(reportMessages);
  const name = group.name || t('none', { by: report.by });
  if (report.by !== 'project' || !group.id) return name;
  return (
    <Link to="/projects/$id" params={{ id: group.id }}>
      {name}
    </Link>
  );
}
