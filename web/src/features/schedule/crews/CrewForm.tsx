import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { scheduleMessages } from '../messages';
import { saveCrew, useWorkers, type Crew } from './queries';

/** A new crew, or who is in one. */
export function CrewForm({ crew, onClose }: { crew: Crew | undefined; onClose: () => void }) {
  const t = useT(scheduleMessages);
  const workers = (useWorkers().data ?? []).filter((worker) => worker.active || crew?.members.includes(worker.id));
  const choices = workers.map((worker) => ({ value: worker.id, label: worker.name }));
  const initial = { name: crew?.name ?? '', members: crew?.members ?? [], foreman_id: crew?.foreman_id ?? null };
  return (
    <FormDialog title={crew?.name ?? t('newCrew')} initial={initial} submitLabel={t(crew ? 'save' : 'add')} onSubmit={(values) => saveCrew(crew, values)} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
          <MultiSelect label={t('people')} searchable data={choices} nothingFoundMessage={t('noWorkers')} {...form.field('members')} />
          <Select label={t('foreman')} clearable data={choices} {...form.field('foreman_id')} />
        </>
      )}
    </FormDialog>
  );
}
