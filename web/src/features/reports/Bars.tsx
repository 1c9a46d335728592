import { useT } from '~/i18n/messages';
import { useFigureWords } from './FigureText';
import { reportMessages } from './messages';
import type { Report } from './queries';
import styles from './Reports.module.css';

const mostBars = 14;

/** The report's first figure, one bar a line, largest first; the table below holds the rest. */
export function Bars({ report }: { report: Report }) {
  const t = useT(reportMessages);
  const words = useFigureWords();
  const of = (group: Report['groups'][number]) => (report.kind === 'stages' ? group.figures.find((one) => one.name === 'reached') : group.figures.find((one) => !one.hidden && one.value != null));
  const bars = report.groups
    .map((group) => ({ name: group.name || t('none', { by: report.by }), figure: of(group) }))
    .filter((bar) => bar.figure && Number(bar.figure.value) > 0)
    .sort((a, b) => Number(b.figure?.value) - Number(a.figure?.value))
    .slice(0, mostBars);
  if (bars.length < 2) return null;
  const first = bars[0]?.figure;
  const longest = Number(first?.value);
  return (
    <figure className={styles.chart} aria-label={t('chart', { figure: t('figure', { name: first?.name ?? '' }) })}>
      {bars.map(({ name, figure }) => (
        <div key={name} className={styles.bar}>
          <span className={styles.barName}>{name}</span>
          <svg className={styles.track} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
            <rect width={(Number(figure?.value) / longest) * 100} height="10" />
          </svg>
          <span className={styles.barValue}>{figure && words(figure, report.currency)}</span>
        </div>
      ))}
    </figure>
  );
}
