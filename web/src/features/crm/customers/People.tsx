import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { FormDialog } from '~/ui/FormDialog';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { channels } from '../leads/queries';
import { crmMessages } from '../messages';
import { contactRoles, usePeople, type Account } from './queries';

/** The people of an account, and how they want to be reached. */
export function People({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const people = usePeople(account.id).data?.items ?? [];
  const add = () => openOverlay((close) => <NewPerson account={account} onClose={close} />);
  return (
    <RecordSection
      title={t('people')}
      action={
        <Button size="xs" variant="default" onClick={add}>
          {t('add')}
        </Button>
      }
    >
      {people.length === 0 && <p>{t('noPeople')}</p>}
      <Entries>
        {people.map(({ contact, role }) => (
          <Entry
            key={contact.id}
            title={contact.name}
            lines={[
              `${t('roleName', { role })} · ${t('channelName', { channel: contact.preferred_channel })}`,
              contact.phone && <a href={`tel:${contact.phone_e164 ?? contact.phone}`}>{contact.phone}</a>,
              contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
              contact.do_not_contact && <StatusBadge plain tone="blocked" label={t('doNotContact')} />,
            ]}
          />
        ))}
      </Entries>
    </RecordSection>
  );
}

interface Person {
  name: string;
  phone: string;
  email: string;
  role: (typeof contactRoles)[number];
  preferred_channel: (typeof channels)[number];
  do_not_contact: boolean;
}

const blank: Person = { name: '', phone: '', email: '', role: 'decision_maker', preferred_channel: 'email', do_not_contact: false };

function NewPerson({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useT(crmMessages);
  const add = async ({ role, phone, email, ...person }: Person) => {
    const place = { account_id: account.id, role, is_primary: false };
    await ok(api.POST('/contacts', { body: { ...person, phone: phone || null, email: email || null, place } }));
    for (const subject of ['contact', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={t('newPerson')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('email')} type="email" {...form.text('email')} />
          <Select
            label={t('role')}
            allowDeselect={false}
            data={contactRoles.map((role) => ({ value: role, label: t('roleName', { role }) }))}
            value={form.values.role}
            onChange={(role) => role && form.set({ role: role as Person['role'] })}
          />
          <Select
            label={t('channel')}
            allowDeselect={false}
            data={channels.map((channel) => ({ value: channel, label: t('channelName', { channel }) }))}
            value={form.values.preferred_channel}
            onChange={(channel) => channel && form.set({ preferred_channel: channel as Person['preferred_channel'] })}
          />
          <Checkbox label={t('doNotContact')} checked={form.values.do_not_contact} onChange={(event) => form.set({ do_not_contact: event.currentTarget.checked })} />
        </>
      )}
    </FormDialog>
  );
}
