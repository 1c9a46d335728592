import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useApiMutation } from '~/api/query';
import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { StatusBadge, type Tone } from '~/ui/StatusBadge';
import { importMessages } from './messages';
import { undoImport, useImports, type ImportRun } from './queries';
import styles from './Import.module.css';

const tones: Record<ImportRun['state'], Tone> = { preview: 'calm', committed: 'good', undone: 'calm' };

export function EarlierImports() {
  const t = useT(importMessages);
  const imports = useImports();
  const undo = useApiMutation<string, ImportRun>({ send: undoImport, done: () => ({ text: t('undone') }) });
  const done = imports.rows.filter((run) => run.state !== 'preview');
  if (done.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{t('earlier')}</h2>
      <ul className={styles.remarks}>
        {done.map((run) => (
          <li key={run.id}>
            <StatusBadge plain tone={tones[run.state]} label={t('state', { state: run.state })} />
            <span>
              {run.state === 'undone' ? t('undone') : <Made run={run} />}{' '}
              <span className={styles.where}>
                {run.file_name}, {run.created_by}, <InstantText at={run.created_at} />
              </span>
            </span>
            {run.state === 'committed' && (
              <Button variant="default" loading={undo.isPending && undo.variables === run.id} onClick={() => undo.mutate(run.id)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Made({ run }: { run: ImportRun }) {
  const t = useT(importMessages);
  const { accounts, people, opportunities, tasks, project_id } = run.summary;
  if (!project_id) return t('done', { accounts, people, opportunities });
  return (
    <Link to="/projects/$id" params={{ id: project_id }}>
      {t('scheduleDone', { tasks })}
    </Link>
  );
}
