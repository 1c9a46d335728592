import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { toast } from '~/ui/Toasts';
import { CrmImport } from './CrmImport';
import { DropFiles } from './DropFiles';
import { EarlierImports } from './EarlierImports';
import { importMessages } from './messages';
import { isSchedule, usePreviewImport, usePreviewSchedule, type ImportFile } from './queries';
import { ScheduleImport } from './schedule/ScheduleImport';
import styles from './Import.module.css';

/** Drop files, look at what would happen, correct it, import; undo. */
export function ImportScreen() {
  const t = useT(importMessages);
  const [files, setFiles] = useState<ImportFile[]>([]);
  const look = usePreviewImport();
  const read = usePreviewSchedule();
  const start = () => {
    look.reset();
    read.reset();
  };
  const take = (chosen: ImportFile[]) => {
    setFiles(chosen);
    const [first, ...more] = chosen;
    if (!first || !isSchedule(first.name)) look.mutate({ files: chosen, mapping: {} });
    else if (more.length > 0) toast({ tone: 'late', text: t('oneSchedule') });
    else read.mutate({ file: first, target: {} });
  };

  if (look.data) return <CrmImport files={files} look={look} start={start} />;
  if (read.data && files[0]) return <ScheduleImport file={files[0]} look={read} start={start} />;
  return (
    <Page title={t('title')}>
      <div className={styles.screen}>
        <p className={styles.intro}>{t('intro')}</p>
        <DropFiles busy={look.isPending || read.isPending} take={take} refuse={(text) => toast({ tone: 'late', text })} />
        <EarlierImports />
      </div>
    </Page>
  );
}
