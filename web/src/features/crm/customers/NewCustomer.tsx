import { Select, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { crmMessages } from '../messages';
import { addedText, createAccount, kinds, standings, type Account } from './queries';

const blank = {
  name: '',
  standing: 'prospect' as Account['standing'],
  kind: 'household' as Account['kind'],
  phone: '',
  email: '',
};

export function NewCustomer({ onClose }: { onClose: () => void }) {
  const t = useT(crmMessages);
  const add = async (values: typeof blank) => {
    const account = await createAccount({
      name: values.name,
      kind: values.kind,
      standing: values.standing,
      phone: values.phone || null,
      email: values.email || null,
    });
    void queryClient.invalidateQueries({ queryKey: ['account'] });
    toast({ tone: 'good', text: addedText(account) });
    go('/customers', { search: { open: account.id } });
  };
  return (
    <FormDialog title={t('newCustomer')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} placeholder={t('nameHint')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <Select
            label={t('standing')}
            allowDeselect={false}
            data={standings.map((standing) => ({ value: standing, label: t('standingName', { standing }) }))}
            value={form.values.standing}
            onChange={(standing) => standing && form.set({ standing })}
          />
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
            value={form.values.kind}
            onChange={(kind) => kind && form.set({ kind })}
          />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('email')} type="email" {...form.text('email')} />
        </>
      )}
    </FormDialog>
  );
}
