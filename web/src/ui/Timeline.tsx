import type { Icon } from '@tabler/icons-react';
import { IconPoint } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { dayOf } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { uiMessages } from './messages';
import styles from './Timeline.module.css';

export interface TimelineEntry {
  id: string;
  at: string;
  /** Who did it; nothing for what the system did by itself. */
  who?: string | null;
  /** "sent the proposal" */
  what: ReactNode;
  icon?: Icon;
  /** A message, a note, a picture. */
  body?: ReactNode;
  tone?: 'good' | 'watch' | 'late';
  /** How often in a row, when more than once. */
  times?: number;
}

/** Everything that was said and done, newest first, with a line per day. */
export function Timeline({ entries, composer }: { entries: readonly TimelineEntry[]; composer?: ReactNode }) {
  const t = useT(uiMessages);
  const format = useFormat();
  return (
    <div className={styles.timeline}>
      {composer}
      {entries.length === 0 && <p className={styles.none}>{t('timelineEmpty')}</p>}
      <ol className={styles.list}>
        {entries.map((entry, index) => {
          const day = dayOf(new Date(entry.at), format.reader.timeZone);
          const before = entries[index - 1];
          const newDay = !before || dayOf(new Date(before.at), format.reader.timeZone) !== day;
          return (
            <li key={entry.id}>
              {newDay && <div className={styles.day}>{[format.near(day), format.day(day)].filter(Boolean).join(' · ')}</div>}
              <Entry entry={entry} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const format = useFormat();
  const IconOf = entry.icon ?? IconPoint;
  return (
    <div className={styles.entry} data-tone={entry.tone}>
      <span className={styles.icon}>
        <IconOf size={15} stroke={1.8} aria-hidden />
      </span>
      <div className={styles.words}>
        <div className={styles.line}>
          <span>
            {entry.who && <strong>{entry.who} </strong>}
            {entry.what}
            {entry.times && ` (${entry.times} ×)`}
          </span>
          <time dateTime={entry.at} title={format.instantExact(entry.at)} className={styles.time}>
            {format.time(entry.at)}
          </time>
        </div>
        {entry.body && <div className={styles.body}>{entry.body}</div>}
      </div>
    </div>
  );
}
