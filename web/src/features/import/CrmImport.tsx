import { Button } from '@mantine/core';
import { useApiMutation } from '~/api/query';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { importMessages } from './messages';
import { Preview } from './Preview';
import { commitImport, type ImportFile, type usePreviewImport } from './queries';
import styles from './Import.module.css';

interface CrmImportProps {
  files: ImportFile[];
  look: ReturnType<typeof usePreviewImport>;
  start: () => void;
}

/** CSV files as they would come in; another meaning of a column is looked at again at once. */
export function CrmImport({ files, look, start }: CrmImportProps) {
  const t = useT(importMessages);
  const commit = useApiMutation<string, unknown>({
    send: commitImport,
    done: () => {
      start();
      return { text: t('committed') };
    },
  });
  const shown = look.data;
  if (!shown) return null;
  const say = (file: string, column: string, field: string) =>
    look.mutate({ files, mapping: { ...shown.mapping, [file]: { ...shown.mapping[file], [column]: field } } });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" onClick={start}>
            {t('again')}
          </Button>
          <Button loading={commit.isPending} onClick={() => commit.mutate(shown.preview.run.id)}>
            {t('commit')}
          </Button>
        </>
      }
    >
      <div className={styles.screen}>
        <Preview preview={shown.preview} busy={look.isPending} say={say} />
      </div>
    </Page>
  );
}
