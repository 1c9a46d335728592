import { Button } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { dayOfJob } from './days';
import type { FieldJob } from './queries';
import { Way } from './Way';

/** A job that is not today's: when, where, and its log. */
export function ShortJob({ job }: { job: FieldJob }) {
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

function NextOn({ job }: { job: FieldJob }) {
  const { reader } = useFormat();
  const day = dayOfJob(job, reader.timeZone);
  if (!day) return null;
  return (
    <>
      {' · '}
      <DateText day={day} />
    </>
  );
}
