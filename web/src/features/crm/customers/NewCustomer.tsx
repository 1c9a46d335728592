import { Select, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { crmMessages } from '../messages';
import { accountKinds, addedText, createAccount } from './queries';

const blank = { name: '', kind: 'prospect', phone: '', email: '', city: '' };

export function NewCustomer({ onClose }: { onClose: () => void }) {
  const t = useT(crmMessages);
  const add = async (values: typeof blank) => {
    const account = await createAccount({
      name: values.name,
      kind: values.kind,
      phone: values.phone || null,
      email: values.email || null,
      city: values.city || null,
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
            label={t('kind')}
            allowDeselect={false}
            data={accountKinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))}
            value={form.values.kind}
            error={form.field('kind').error}
            onChange={(kind) => kind && form.set({ kind })}
          />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('email')} type="email" {...form.text('email')} />
          <TextInput label={t('city')} {...form.text('city')} />
        </>
      )}
    </FormDialog>
  );
}
