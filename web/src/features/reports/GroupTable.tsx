import { useT } from '~/i18n/messages';
import { FigureText } from './FigureText';
import { reportMessages } from './messages';
import type { Asked, Report } from './queries';
import styles from './Reports.module.css';

/** Every line with every figure; each figure opens. */
export function GroupTable({ report, asked }: { report: Report; asked: Asked }) {
  const t = useT(reportMessages);
  const shown = report.groups[0]?.figures.filter((figure) => !figure.hidden).map((figure) => figure.name) ?? [];
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('by', { by: report.by })}</th>
            {shown.map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {t('figure', { name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.groups.map((group) => (
            <tr key={group.id ?? group.name}>
              <th scope="row">{group.name || t('none', { by: report.by })}</th>
              {group.figures
                .filter((figure) => !figure.hidden)
                .map((figure) => (
                  <td key={figure.name} className={styles.number}>
                    <FigureText figure={figure} report={report} asked={asked} group={group} />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
