import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { uiMessages } from '../messages';
import styles from './Gantt.module.css';
import { headHeight, ticks, type Scale } from './scale';

interface HeadProps {
  scale: Scale;
  seen: { from: number; to: number };
  listWidth: number;
  today: number;
}

/** Months over days or weeks, years over months. It stays when the rows scroll. */
export function Head({ scale, seen, listWidth, today }: HeadProps) {
  const t = useT(uiMessages);
  const { reader } = useFormat();
  const from = Math.max(scale.first, seen.from);
  const to = Math.min(scale.last, seen.to);
  const { upper, lower } = ticks(scale, from, to);
  const words = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', ...options });
    return (day: number) => format.format(day * 86_400_000);
  };
  const above = words(scale.zoom === 'month' ? { year: 'numeric' } : { month: 'long', year: 'numeric' });
  const below = words(scale.zoom === 'month' ? { month: 'short' } : { day: 'numeric' });
  return (
    <div className={styles.head} style={{ height: headHeight }}>
      <div className={styles.corner} style={{ width: listWidth }}>
        <span>{t('task')}</span>
        {listWidth >= 300 && <span className={styles.date}>{t('finish')}</span>}
        {listWidth >= 300 && <span className={styles.float}>{t('slack')}</span>}
      </div>
      <div className={styles.scale} style={{ width: scale.width }} aria-hidden>
        {upper.map((tick) => {
          const left = Math.max(scale.x(tick.day), scale.x(from));
          return (
            <span key={tick.day} className={styles.upper} style={{ left, width: Math.min(scale.x(tick.until), scale.width) - left }}>
              <span style={{ left: listWidth + 8 }}>{above(tick.day)}</span>
            </span>
          );
        })}
        {lower.map((tick) => (
          <span key={tick.day} className={styles.lower} data-zoom={scale.zoom} data-today={tick.day <= today && today < tick.until ? true : undefined} style={{ left: scale.x(tick.day), width: Math.min(scale.x(tick.until), scale.width) - scale.x(tick.day) }}>
            {below(tick.day)}
          </span>
        ))}
      </div>
    </div>
  );
}
