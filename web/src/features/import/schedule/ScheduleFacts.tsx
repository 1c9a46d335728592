import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { importMessages } from '../messages';
import type { SchedulePreview } from '../queries';
import styles from '../Import.module.css';

/** What the project would be, in sums: how much, from when to when, on which calendars, with whom. */
export function ScheduleFacts({ preview }: { preview: SchedulePreview }) {
  const t = useT(importMessages);
  const { tasks, links } = preview.run.summary;
  const other = preview.file_finishes_on && preview.file_finishes_on !== preview.finishes_on;
  return (
    <dl className={styles.facts}>
      <dt>{t('plan')}</dt>
      <dd>{t('planHas', { tasks, milestones: preview.milestones, links })}</dd>
      <dt>{t('starts')}</dt>
      <dd>
        <DateText day={preview.starts_on} />
      </dd>
      <dt>{t('finishes')}</dt>
      <dd>
        <DateText day={preview.finishes_on} />
        {other && (
          <span className={styles.where}>
            {' '}
            {t('fileSays')} <DateText day={preview.file_finishes_on} words={false} />
          </span>
        )}
      </dd>
      {preview.finishes_from_today && (
        <>
          <dt>{t('fromToday')}</dt>
          <dd>
            <DateText day={preview.finishes_from_today} />
          </dd>
        </>
      )}
      <dt>{t('calendars')}</dt>
      <dd>{preview.calendars.join(', ')}</dd>
      {preview.resources.length > 0 && (
        <>
          <dt>{t('resources')}</dt>
          <dd>{preview.resources.map((one) => t('resource', { name: one.name, tasks: one.tasks })).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
