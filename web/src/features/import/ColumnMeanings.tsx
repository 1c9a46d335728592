import { Select } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { importMessages } from './messages';
import type { FilePreview } from './queries';
import styles from './Import.module.css';

interface ColumnMeaningsProps {
  file: FilePreview;
  busy: boolean;
  say: (column: string, field: string) => void;
}

/** What each column was taken for; another choice is looked at again at once. */
export function ColumnMeanings({ file, busy, say }: ColumnMeaningsProps) {
  const t = useT(importMessages);
  const left = file.contents === 'accounts' ? t('leaveOut') : t('leaveOutOther');
  const choices = [{ value: '', label: left }, ...file.fields.map((field) => ({ value: field, label: t('field', { field }) }))];
  return (
    <section>
      <h2 className={styles.heading}>{t('columns', { file: file.name })}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('sample')}</th>
            <th scope="col">{t('means')}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map((column) => (
            <tr key={column.column}>
              <th scope="row">{column.column}</th>
              <td className={styles.sample}>{column.sample}</td>
              <td>
                <Select aria-label={`${t('means')}: ${column.column}`} allowDeselect={false} disabled={busy} data={choices} value={column.field ?? ''} onChange={(field) => say(column.column, field ?? '')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
