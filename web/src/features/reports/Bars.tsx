import { Fragment } from 'react';
import { useT } from '~/i18n/messages';
import { useFigureWords } from './FigureText';
import { reportMessages } from './messages';
import { firstOrder, ordered, tellingFigure } from './order';
import type { Report } from './queries';
import styles from './Reports.module.css';

const mostBars = 14;

/** The report's telling figure, one bar a line, largest first; the table below holds the rest. */
export function Bars({ report }: { report: Report }) {
  const t = useT(reportMessages);
  const words = useFigureWords();
  const bars = ordered(report.groups, firstOrder(report))
    .map((group) => ({ key: group.id ?? group.name, name: group.name || t('none', { by: report.by }), figure: tellingFigure(report, group) }))
    .filter((bar) => bar.figure && Number(bar.figure.value) > 0)
    .slice(0, mostBars);
  const first = bars[0]?.figure;
  if (bars.length < 2 || !first) return null;
  // A share is part of the whole; anything else is measured against the longest.
  const longest = first.unit === 'percent' ? Math.max(100, ...bars.map((bar) => Number(bar.figure?.value))) : Math.max(...bars.map((bar) => Number(bar.figure?.value)));
  const label = t('figure', { name: first.name });
  return (
    <figure className={styles.chart} aria-label={t('chart', { figure: label })}>
      <figcaption className={styles.caption}>{label}</figcaption>
      {bars.map(({ key, name, figure }) => (
        <Fragment key={key}>
          <span className={styles.barName} title={name}>
            {name}
          </span>
          <svg className={styles.track} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
            <rect width={(Number(figure?.value) / longest) * 100} height="10" />
          </svg>
          <span className={styles.barValue}>{figure && words(figure, report.currency, {})}</span>
        </Fragment>
      ))}
    </figure>
  );
}
