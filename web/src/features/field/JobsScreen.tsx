import { Button } from '@mantine/core';
import { IconBarrierBlock, IconNotes } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { dayOf } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { useFieldDay, type FieldJob } from './queries';
import { Way } from './Way';

/** Every open job of mine and my crew's, the next one first: where it is, and what has happened there. */
export function JobsScreen() {
  const t = useT(fieldMessages);
  const day = useFieldDay();
  if (day.error && !day.data) return <ProblemNote large problem={day.error} retry={() => void day.refetch()} />;
  const look = { label: t('lookAgain'), run: () => void day.refetch() };
  const { worker, jobs = [] } = day.data ?? {};
  return (
    <Page title={t('jobs')} aside={jobs.length > 0 && jobs.length} layout="read">
      {day.data && jobs.length === 0 && <EmptyState icon={IconBarrierBlock} sentence={t(worker ? 'noJobs' : 'noWorker')} action={look} />}
      <div className={styles.day}>
        {jobs.map((job) => (
          <Job key={job.project_id} job={job} />
        ))}
      </div>
    </Page>
  );
}

function Job({ job }: { job: FieldJob }) {
  const t = useT(fieldMessages);
  return (
    <section className={styles.card} aria-label={job.name}>
      <div>
        <h2 className={styles.name}>{job.name}</h2>
        <span className={styles.soft}>
          {job.number} · {job.account_name}
          <NextOn job={job} />
        </span>
      </div>
      <Way job={job} />
      {job.tasks.length > 0 && <span className={styles.soft}>{t('openTasks', { count: job.tasks.length })}</span>}
      <Button
        variant="default"
        h={48}
        leftSection={<IconNotes size={20} />}
        renderRoot={(props) => <Link {...props} to="/projects/$id" params={{ id: job.project_id }} search={{ view: 'log' }} />}
      >
        {t('log')}
      </Button>
    </section>
  );
}

/** The day somebody booked, or else the first open task's. */
function NextOn({ job }: { job: FieldJob }) {
  const { reader } = useFormat();
  const booked = job.starts_at && dayOf(new Date(job.starts_at), reader.timeZone);
  const planned = job.tasks.map((task) => task.early_start?.slice(0, 10)).filter((one) => one != null).sort()[0];
  const day = booked ?? planned;
  if (!day) return null;
  return (
    <>
      {' · '}
      <DateText day={day} />
    </>
  );
}
