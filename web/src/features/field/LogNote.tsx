import { SegmentedControl, Textarea } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { fieldMessages } from './messages';
import { addToLog } from './queries';

const kinds = ['note', 'delay', 'visitor'] as const;
const blank = { kind: 'note' as (typeof kinds)[number], text: '' };

/** A few words for the log of the day. */
export function LogNote({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const t = useT(fieldMessages);
  const add = async (values: typeof blank) => {
    await addToLog(projectId, values);
    void queryClient.invalidateQueries({ queryKey: ['daily_log'] });
    toast({ tone: 'good', text: t('logged') });
  };
  return (
    <FormDialog title={t('note')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <Textarea label={t('what')} autosize minRows={3} data-autofocus {...form.text('text')} />
          <SegmentedControl
            fullWidth
            aria-label={t('kind')}
            value={form.values.kind}
            onChange={(kind) => form.set({ kind: kind as (typeof kinds)[number] })}
            data={kinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
          />
        </>
      )}
    </FormDialog>
  );
}
