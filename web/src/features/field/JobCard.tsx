import { Button, FileButton } from '@mantine/core';
import { IconCamera, IconNotes } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { StatusBadge } from '~/ui/StatusBadge';
import { Arrivals } from './Arrivals';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { openLogNote } from './openLogNote';
import { useAddPhoto, useClockIn, type FieldJob } from './queries';
import { TaskTicks } from './TaskTicks';
import { Way } from './Way';

/** One job: the way in, the clock, what is to be done, and the log in two taps. */
export function JobCard({ job, running, busy }: { job: FieldJob; running: boolean; busy: boolean }) {
  const t = useT(fieldMessages);
  const start = useClockIn();
  const photo = useAddPhoto(job.project_id);
  return (
    <section className={styles.card} aria-label={job.name}>
      <div>
        <h2 className={styles.name}>{job.name}</h2>
        <span className={styles.soft}>{job.account_name}</span>
      </div>
      <Way job={job} />
      {running && <StatusBadge tone="active" label={t('here')} />}
      {!busy && (
        <Button className={styles.big} loading={start.isPending} onClick={() => start.mutate(job)}>
          {t('clockIn')}
        </Button>
      )}
      <Arrivals projectId={job.project_id} />
      <TaskTicks tasks={job.tasks} />
      <div className={styles.buttons}>
        <FileButton accept="image/jpeg,image/png,image/webp" capture="environment" onChange={(file) => file && photo.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" h={48} leftSection={<IconCamera size={20} />} loading={photo.isPending}>
              {t('photo')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" h={48} leftSection={<IconNotes size={20} />} onClick={() => openLogNote(job.project_id)}>
          {t('note')}
        </Button>
      </div>
    </section>
  );
}
