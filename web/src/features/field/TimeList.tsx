import { Button } from '@mantine/core';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { useApprove, useTime, type TimeEntry } from './queries';

const tones = { open: 'active', closed: 'watch', approved: 'good' } as const;

/** Hours, newest first: everybody's on a project, one's own in the field. */
export function TimeList({ projectId }: { projectId?: string }) {
  const t = useT(fieldMessages);
  const entries = useTime(projectId);
  if (entries.error) return <ProblemNote problem={entries.error} retry={entries.retry} />;
  if (!entries.loading && entries.rows.length === 0) return <EmptyState sentence={t('timeNone')} />;
  return (
    <ul className={styles.list} aria-label={t('time')}>
      {entries.rows.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: TimeEntry }) {
  const t = useT(fieldMessages);
  const { time } = useFormat();
  const { role } = useMe();
  const approve = useApprove();
  const mayApprove = role === 'owner' || role === 'office' || role === 'project_manager';
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
      <StatusBadge plain tone={tones[entry.state]} label={t('stateName', { state: entry.state })} />
      {entry.minutes != null && <span>{t('minutes', { hours: Math.floor(entry.minutes / 60), minutes: entry.minutes % 60 })}</span>}
      {entry.cost && <MoneyText money={entry.cost} />}
      {mayApprove && entry.state === 'closed' && (
        <Button variant="default" loading={approve.isPending} onClick={() => approve.mutate(entry)}>
          {t('approve')}
        </Button>
      )}
    </li>
  );
}
