import { Button, FileButton } from '@mantine/core';
import { IconCamera, IconNotes } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { ProblemNote } from '~/ui/ProblemNote';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { openLogNote } from './openLogNote';
import { photoUrl, useAddPhoto, useLog } from './queries';

type Entry = NonNullable<ReturnType<typeof useLog>['data']>[number]['entries'][number];

/** The daily log of a project, newest day first. */
export function ProjectLog({ projectId }: { projectId: string }) {
  const t = useT(fieldMessages);
  const log = useLog(projectId);
  const photo = useAddPhoto(projectId);
  if (log.error) return <ProblemNote problem={log.error} retry={() => void log.refetch()} />;
  return (
    <>
      <div className={styles.buttons}>
        <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => file && photo.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconCamera size={18} />} loading={photo.isPending}>
              {t('photo')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" leftSection={<IconNotes size={18} />} onClick={() => openLogNote(projectId)}>
          {t('note')}
        </Button>
      </div>
      {log.data?.length === 0 && <EmptyState sentence={t('logNone')} />}
      {log.data?.map((day) => (
        <section key={day.on_date}>
          <h3 className={styles.dayTitle}>
            <DateText day={day.on_date} />
          </h3>
          <ul className={styles.list}>
            {day.entries.map((entry) => (
              <Told key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Told({ entry }: { entry: Entry }) {
  const t = useT(fieldMessages);
  const { time } = useFormat();
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {entry.file_id && <img className={styles.photo} src={photoUrl(entry.file_id)} alt={t('photoOf', { author: entry.author })} loading="lazy" />}
        {entry.text}
      </span>
      <span className={styles.soft}>
        {t('kindName', { kind: entry.kind })} · {entry.author} · {time(entry.at)}
      </span>
    </li>
  );
}
