import { useState } from 'react';
import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { importMessages } from '../messages';
import type { SchedulePreview } from '../queries';
import styles from '../Import.module.css';

type PreviewTask = SchedulePreview['tasks'][number];

/** Enough to recognise the plan; the rest on request. */
const atOnce = 100;

/** Every task as it would be, with the file's own date wherever that is another one. */
export function ScheduleTasks({ preview }: { preview: SchedulePreview }) {
  const t = useT(importMessages);
  const [all, setAll] = useState(false);
  const shown = all ? preview.tasks : preview.tasks.slice(0, atOnce);
  return (
    <section>
      <h2 className={styles.heading}>{t('tasks')}</h2>
      <p className={styles.intro}>{preview.differing > 0 ? t('datesDiffer', { tasks: preview.differing }) : t('datesAgree')}</p>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('task')}</th>
              <th scope="col">{t('starts')}</th>
              <th scope="col">{t('finishes')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((task) => (
              <tr key={task.wbs} data-summary={task.kind === 'summary' || undefined}>
                <th scope="row" style={{ paddingInlineStart: `${task.depth * 1.25}rem` }}>
                  <span className={styles.where}>{task.wbs}</span> {task.name}
                  {task.kind === 'milestone' && <span className={styles.where}> {t('milestone')}</span>}
                  {task.responsible && <div className={styles.where}>{task.responsible}</div>}
                </th>
                <Day here={task.start} file={task.kind === 'summary' ? null : task.file_start} />
                <Day here={task.finish} file={task.kind === 'summary' ? null : task.file_finish} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < preview.tasks.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('showAll', { tasks: preview.tasks.length })}
        </Button>
      )}
    </section>
  );
}

/** Our date; the file's with its hour beneath, where that is another one. */
function Day({ here, file }: { here: PreviewTask['start']; file: PreviewTask['file_start'] }) {
  const t = useT(importMessages);
  const [day = '', hour = ''] = here.split('T');
  const [fileDay, fileHour] = file?.split('T') ?? [];
  const sameDay = fileDay === day;
  return (
    <td>
      <DateText day={day} words={false} /> {sameDay && hour}
      {fileDay && (
        <div className={styles.where}>
          {t('fileSays')} {sameDay ? fileHour : <DateText day={fileDay} words={false} />}
        </div>
      )}
    </td>
  );
}
