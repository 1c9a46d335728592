import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApiMutation } from '~/api/query';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { toast } from '~/ui/Toasts';
import { DropFiles } from './DropFiles';
import { EarlierImports } from './EarlierImports';
import { importMessages } from './messages';
import { Preview } from './Preview';
import { commitImport, previewImport, type ImportFile, type ImportPreview, type Mapping } from './queries';
import styles from './Import.module.css';

/** Drop files, look, correct what a column means, import; undo. */
export function ImportScreen() {
  const t = useT(importMessages);
  const [files, setFiles] = useState<ImportFile[]>([]);
  const [mapping, setMapping] = useState<Mapping>({});
  const [preview, setPreview] = useState<ImportPreview | null>(null);

  const look = useApiMutation<{ files: ImportFile[]; mapping: Mapping }, ImportPreview>({
    send: async (asked) => {
      const answer = await previewImport(asked.files, asked.mapping);
      setFiles(asked.files);
      setMapping(asked.mapping);
      setPreview(answer);
      return answer;
    },
    refresh: ['import_run'],
  });
  const start = () => setPreview(null);
  const commit = useApiMutation<string, unknown>({
    send: commitImport,
    done: () => {
      start();
      return { text: t('committed') };
    },
  });
  const say = (file: string, column: string, field: string) =>
    look.mutate({ files, mapping: { ...mapping, [file]: { ...mapping[file], [column]: field } } });

  return (
    <Page
      title={t('title')}
      actions={
        preview && (
          <>
            <Button variant="default" onClick={start}>
              {t('again')}
            </Button>
            <Button loading={commit.isPending} onClick={() => commit.mutate(preview.run.id)}>
              {t('commit')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.screen}>
        {preview ? (
          <Preview preview={preview} busy={look.isPending} say={say} />
        ) : (
          <>
            <p className={styles.intro}>{t('intro')}</p>
            <DropFiles busy={look.isPending} take={(chosen) => look.mutate({ files: chosen, mapping: {} })} refuse={(text) => toast({ tone: 'late', text })} />
            <EarlierImports />
          </>
        )}
      </div>
    </Page>
  );
}
