import { Button } from '@mantine/core';
import { IconHelmet } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import styles from './Field.module.css';
import { todaysFirst } from './days';
import { JobCard } from './JobCard';
import { fieldMessages } from './messages';
import { useClockOut, useFieldDay, type TimeEntry } from './queries';
import { ShortJob } from './ShortJob';

/** The phone in the morning: my clock, my jobs, the way in, what is to be done. */
export function TodayScreen() {
  const t = useT(fieldMessages);
  const { dayExact, reader, today } = useFormat();
  const day = useFieldDay();
  if (day.error && !day.data) return <ProblemNote large problem={day.error} retry={() => void day.refetch()} />;
  const { now, later } = todaysFirst(day.data?.jobs ?? [], today, reader.timeZone);
  const look = { label: t('lookAgain'), run: () => void day.refetch() };
  return (
    <Page title={t('today')} aside={dayExact(today)} layout="read">
      {day.data && !day.data.worker && <EmptyState icon={IconHelmet} sentence={t('noWorker')} action={look} />}
      {day.data?.worker && (
        <div className={styles.day}>
          {day.data.running && <Running entry={day.data.running} before={day.data.minutes_today} />}
          {day.data.jobs.length === 0 && <EmptyState icon={IconHelmet} sentence={t('noJobs')} action={look} />}
          {now.map((job) => (
            <JobCard key={job.project_id} job={job} running={day.data.running?.project_id === job.project_id} busy={Boolean(day.data.running)} />
          ))}
          {later.length > 0 && <h2 className={styles.dayTitle}>{t('coming')}</h2>}
          {later.map((job) => (
            <ShortJob key={job.project_id} job={job} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Running({ entry, before }: { entry: TimeEntry; before: number }) {
  const t = useT(fieldMessages);
  const { reader, time } = useFormat();
  const out = useClockOut();
  const minutes = Math.max(0, Math.round((reader.now.getTime() - Date.parse(entry.clock_in)) / 60_000));
  const total = before + minutes;
  return (
    <section className={`${styles.card} ${styles.clock}`} aria-live="polite">
      <span className={styles.hours}>{t('minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</span>
      <span className={styles.soft}>{t('running', { time: time(entry.clock_in) })}</span>
      <span className={styles.soft}>{t('soFar', { hours: Math.floor(total / 60), minutes: total % 60 })}</span>
      <Button className={styles.big} loading={out.isPending} onClick={() => out.mutate(entry)}>
        {t('clockOut')}
      </Button>
    </section>
  );
}
