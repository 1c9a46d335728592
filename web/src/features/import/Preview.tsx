import { useFormat, useReader } from '~/i18n/reader';
import { useT } from '~/i18n/messages';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { ColumnMeanings } from './ColumnMeanings';
import { importMessages } from './messages';
import type { ImportPreview } from './queries';
import styles from './Import.module.css';

interface PreviewProps {
  preview: ImportPreview;
  busy: boolean;
  say: (file: string, column: string, field: string) => void;
}

/** What would happen: sums first, then what is odd, then what each column was taken for. */
export function Preview({ preview, busy, say }: PreviewProps) {
  const t = useT(importMessages);
  const { accounts, people, opportunities } = preview.run.summary;
  return (
    <>
      <section>
        <h2 className={styles.heading}>{t('preview')}</h2>
        <p>{t('totals', { accounts, people, opportunities })}</p>
        <Files preview={preview} />
        <Stages preview={preview} />
      </section>
      <Remarks preview={preview} />
      {preview.files
        .filter((file) => file.contents)
        .map((file) => (
          <ColumnMeanings key={file.name} file={file} busy={busy} say={(column, field) => say(file.name, column, field)} />
        ))}
    </>
  );
}

function Files({ preview }: { preview: ImportPreview }) {
  const t = useT(importMessages);
  const format = useFormat();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('file')}</th>
          <th scope="col" aria-hidden />
          {(['rows', 'fresh', 'there', 'refused'] as const).map((key) => (
            <th key={key} scope="col" className={styles.number}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.files.map((file) => (
          <tr key={file.name}>
            <th scope="row">{file.name}</th>
            <td>{t('contents', { contents: file.contents ?? 'unknown' })}</td>
            {[file.rows, file.new, file.already_there, file.refused].map((count, at) => (
              <td key={at} className={styles.number}>
                {format.number(count, 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stages({ preview }: { preview: ImportPreview }) {
  const t = useT(importMessages);
  const format = useFormat();
  const { currency } = useReader();
  if (preview.run.summary.stages.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('stages')}</caption>
      <tbody>
        {preview.run.summary.stages.map((stage) => (
          <tr key={stage.stage}>
            <th scope="row">{stage.stage}</th>
            <td className={styles.number}>{format.number(stage.opportunities, 0)}</td>
            <td className={styles.number}>
              <MoneyText money={{ minor: stage.value_minor, currency }} whole />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Remarks({ preview }: { preview: ImportPreview }) {
  const t = useT(importMessages);
  if (preview.problems.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{t('remarks')}</h2>
      <ul className={styles.remarks}>
        {preview.problems.map((problem) => (
          <li key={problem.file + problem.message}>
            <StatusBadge plain tone={problem.refused ? 'late' : 'calm'} label={problem.refused ? t('left') : t('remarkRows', { rows: problem.rows })} />
            <span>
              {problem.message}{' '}
              <span className={styles.where}>
                {problem.file}, {problem.refused && `${t('remarkRows', { rows: problem.rows })}, `}
                {t('lines', { lines: problem.lines.join(', ') + (problem.rows > problem.lines.length ? ' …' : '') })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
