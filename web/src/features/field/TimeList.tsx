import { Button } from '@mantine/core';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { openOverlay } from '~/ui/overlay';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { CorrectTime } from './CorrectTime';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { useApprove, useTime, type TimeEntry } from './queries';

const tones = { open: 'active', closed: 'watch', approved: 'good' } as const;

/** Hours, newest first: everybody's on a project, one's own in the field. */
export function TimeList({ projectId, state }: { projectId?: string; state?: TimeEntry['state'] }) {
  const t = useT(fieldMessages);
  const entries = useTime(projectId, state);
  if (entries.error) return <ProblemNote problem={entries.error} retry={entries.retry} />;
  if (!entries.loading && entries.rows.length === 0) return <EmptyState sentence={t(state ? 'noneToApprove' : 'timeNone')} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('time')}>
        {entries.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {entries.hasMore && (
        <Button variant="subtle" loading={entries.loadingMore} onClick={entries.more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: TimeEntry }) {
  const t = useT(fieldMessages);
  const { time } = useFormat();
  const { role } = useMe();
  const approve = useApprove();
  const mayApprove = role === 'owner' || role === 'office' || role === 'project_manager';
  const correct = () => openOverlay((close) => <CorrectTime entry={entry} onClose={close} />);
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {entry.worker_name}
        <div className={styles.soft}>
          <DateText day={entry.on_date} words={false} /> · {time(entry.clock_in)}
          {entry.clock_out && `–${time(entry.clock_out)}`}
        </div>
      </span>
      {entry.overlaps.length > 0 && <StatusBadge plain tone="late" label={t('overlap')} />}
      {!mayApprove || entry.state !== 'closed' ? <StatusBadge plain tone={tones[entry.state]} label={t('stateName', { state: entry.state })} /> : null}
      {entry.minutes != null && <span className={styles.figure}>{t('minutes', { hours: Math.floor(entry.minutes / 60), minutes: entry.minutes % 60 })}</span>}
      {entry.cost && (
        <span className={styles.figure}>
          <MoneyText money={entry.cost} />
        </span>
      )}
      {entry.corrected && <span className={styles.soft}>{t('corrected')}</span>}
      {entry.state !== 'open' && (
        <Button variant="subtle" aria-label={t('correctOf', { name: entry.worker_name })} onClick={correct}>
          {t('correct')}
        </Button>
      )}
      {mayApprove && entry.state === 'closed' && (
        <Button variant="default" loading={approve.isPending} onClick={() => approve.mutate(entry)}>
          {t('approve')}
        </Button>
      )}
    </li>
  );
}
