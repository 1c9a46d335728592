import { TextInput } from '@mantine/core';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { pipelineMessages } from './messages';

export function NewOpportunity({ onClose }: { onClose: () => void }) {
  const t = useT(pipelineMessages);
  const add = async ({ name, next_step }: { name: string; next_step: string }) => {
    const made = await ok(api.POST('/opportunities', { body: { name, next_step: next_step || null } }));
    void queryClient.invalidateQueries({ queryKey: ['opportunity'] });
    go('/pipeline', { search: { open: made.id } });
  };
  return (
    <FormDialog title={t('newOpportunity')} initial={{ name: '', next_step: '' }} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <TextInput label={t('nextStep')} {...form.text('next_step')} />
        </>
      )}
    </FormDialog>
  );
}

/** A loss needs its reason; the reports learn from it. */
export function Lose({ name, lose, onClose }: { name: string; lose: (reason: string) => Promise<unknown>; onClose: () => void }) {
  const t = useT(pipelineMessages);
  return (
    <FormDialog title={t('loseTitle', { name })} initial={{ reason: '' }} submitLabel={t('lose')} onSubmit={({ reason }) => lose(reason)} onClose={onClose}>
      {(form) => <TextInput label={t('lostReason')} required withAsterisk={false} data-autofocus {...form.text('reason')} />}
    </FormDialog>
  );
}
