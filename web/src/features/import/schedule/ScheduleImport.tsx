import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { go } from '~/app/go';
import { useApiMutation } from '~/api/query';
import { useT } from '~/i18n/messages';
import { Complaints } from '~/ui/Complaints';
import { Page } from '~/ui/Page';
import { importMessages } from '../messages';
import { commitImport, useCustomers, type ImportFile, type ImportRun, type usePreviewSchedule } from '../queries';
import { ScheduleFacts } from './ScheduleFacts';
import { ScheduleTasks } from './ScheduleTasks';
import styles from '../Import.module.css';

interface ScheduleImportProps {
  file: ImportFile;
  look: ReturnType<typeof usePreviewSchedule>;
  start: () => void;
}

/** A schedule as the project it would become; the customer is all that is left to say. */
export function ScheduleImport({ file, look, start }: ScheduleImportProps) {
  const t = useT(importMessages);
  const [name, setName] = useState('');
  const customers = useCustomers(name);
  const commit = useApiMutation<string, ImportRun>({
    send: commitImport,
    done: (_, run) => {
      go('/projects/$id', { params: { id: run.summary.project_id ?? '' }, search: { view: 'gantt' } });
      return { text: t('scheduleCommitted') };
    },
  });
  const shown = look.data;
  if (!shown) return null;
  const { preview, target } = shown;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" onClick={start}>
            {t('again')}
          </Button>
          <Button disabled={!target.account_id} loading={commit.isPending} onClick={() => commit.mutate(preview.run.id)}>
            {t('commitSchedule')}
          </Button>
        </>
      }
    >
      <div className={styles.screen}>
        <section>
          <h2 className={styles.heading}>{preview.name}</h2>
          <ScheduleFacts preview={preview} />
          <Select
            className={styles.customer}
            label={t('customer')}
            description={t('customerHint')}
            placeholder={t('findCustomer')}
            searchable
            disabled={look.isPending}
            data={customers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
            filter={({ options }) => options}
            onSearchChange={setName}
            value={target.account_id ?? null}
            onChange={(account) => look.mutate({ file, target: { account_id: account } })}
          />
        </section>
        {preview.notes.length > 0 && (
          <section>
            <h2 className={styles.heading}>{t('remarks')}</h2>
            <Complaints diagnostics={preview.notes} />
          </section>
        )}
        <ScheduleTasks preview={preview} />
      </div>
    </Page>
  );
}
