import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useT } from '~/i18n/messages';
import { importMessages } from './messages';
import { mostBytes, type ImportFile } from './queries';
import styles from './Import.module.css';

interface DropFilesProps {
  busy: boolean;
  take: (files: ImportFile[]) => void;
  refuse: (why: string) => void;
}

/** A place to drop files on, and a button for those who don't drag. */
export function DropFiles({ busy, take, refuse }: DropFilesProps) {
  const t = useT(importMessages);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const read = async (list: FileList | null) => {
    const files = [...(list ?? [])];
    const odd = files.find((file) => !/\.(csv|tsv|txt|xml|mpp)$/i.test(file.name));
    if (odd) return refuse(t('notCsv', { name: odd.name }));
    if (files.reduce((sum, file) => sum + file.size, 0) > mostBytes) return refuse(t('tooLarge'));
    if (files.length > 0) take(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer.files);
      }}
    >
      <IconFileImport size={28} stroke={1.4} aria-hidden />
      <p>{busy ? t('reading') : t('drop')}</p>
      <Button loading={busy} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xml,.mpp,text/csv,text/xml"
        multiple
        hidden
        aria-label={t('choose')}
        onChange={(event) => {
          void read(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
