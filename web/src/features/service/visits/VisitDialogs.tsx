import { Textarea, TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { openOverlay } from '~/ui/overlay';
import { serviceMessages } from '../messages';
import { cancelVisit, completeVisit, moveVisit, type Visit } from './queries';
import { WorkerPicker } from './WorkerPicker';

interface VisitDialogProps {
  visit: Visit;
  onClose: () => void;
}

export const openDone = (visit: Visit) => openOverlay((close) => <Done visit={visit} onClose={close} />);
export const openMove = (visit: Visit) => openOverlay((close) => <Move visit={visit} onClose={close} />);
export const openCancel = (visit: Visit) => openOverlay((close) => <Cancel visit={visit} onClose={close} />);

function Done({ visit, onClose }: VisitDialogProps) {
  const t = useT(serviceMessages);
  return (
    <FormDialog title={t('done')} initial={{ notes: visit.notes }} submitLabel={t('done')} onSubmit={({ notes }) => completeVisit(visit, notes)} onClose={onClose}>
      {(form) => <Textarea label={t('doneWords')} rows={3} {...form.text('notes')} />}
    </FormDialog>
  );
}

function Cancel({ visit, onClose }: VisitDialogProps) {
  const t = useT(serviceMessages);
  return (
    <FormDialog title={t('cancelVisit')} initial={{ notes: visit.notes }} submitLabel={t('cancelVisit')} onSubmit={({ notes }) => cancelVisit(visit, notes)} onClose={onClose}>
      {(form) => <Textarea label={t('why')} rows={3} {...form.text('notes')} />}
    </FormDialog>
  );
}

function Move({ visit, onClose }: VisitDialogProps) {
  const t = useT(serviceMessages);
  const initial = { due_on: visit.due_on, window_start: visit.window_start?.slice(0, 5) ?? '', window_end: visit.window_end?.slice(0, 5) ?? '', assigned_worker_id: visit.assigned_worker_id ?? null };
  const move = (to: typeof initial) =>
    moveVisit(visit, {
      due_on: to.due_on,
      window_start: to.window_start || null,
      window_end: to.window_end || null,
      assigned_worker_id: to.assigned_worker_id,
    });
  return (
    <FormDialog title={t('move')} initial={initial} submitLabel={t('moveIt')} onSubmit={move} onClose={onClose}>
      {(form) => (
        <>
          <TextInput type="date" label={t('day')} required withAsterisk={false} {...form.text('due_on')} />
          <TextInput type="time" label={t('windowStart')} {...form.text('window_start')} />
          <TextInput type="time" label={t('windowEnd')} {...form.text('window_end')} />
          <WorkerPicker
            day={form.values.due_on}
            windowStart={form.values.window_start}
            windowEnd={form.values.window_end}
            visit={visit.id}
            {...form.field('assigned_worker_id')}
          />
        </>
      )}
    </FormDialog>
  );
}
