import { IconBarrierBlock } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { useFieldDay } from './queries';
import { ShortJob } from './ShortJob';

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
          <ShortJob key={job.project_id} job={job} />
        ))}
      </div>
    </Page>
  );
}
