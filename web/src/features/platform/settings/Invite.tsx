import { Select, TextInput } from '@mantine/core';
import { appMessages } from '~/app/messages';
import { api, ok, type Schemas } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { platformMessages } from '../messages';
import { roles } from './queries';

type Role = Schemas['Role'];

const blank = { name: '', email: '', role: 'field' as Role };

export function Invite({ onClose }: { onClose: () => void }) {
  const t = useT(platformMessages);
  const tApp = useT(appMessages);
  const send = async (values: typeof blank) => {
    await ok(api.POST('/members', { body: values }));
    void queryClient.invalidateQueries({ queryKey: ['member'] });
    toast({ tone: 'good', text: t('invited', { name: values.name }) });
  };
  return (
    <FormDialog title={t('invite')} initial={blank} submitLabel={t('inviteSend')} onSubmit={send} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
          <TextInput label={t('email')} type="email" required withAsterisk={false} {...form.text('email')} />
          <Select
            label={t('role')}
            description={t('roleWhat', { role: form.values.role })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={roles.map((role) => ({ value: role, label: tApp('role', { role }) }))}
            value={form.values.role}
            error={form.field('role').error}
            onChange={(role) => role && form.set({ role })}
          />
        </>
      )}
    </FormDialog>
  );
}
