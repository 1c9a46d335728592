import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { channels } from '../leads/queries';
import { crmMessages } from '../messages';
import { contactRoles, putPerson, useContacts, type Account, type Person } from './queries';

interface Values {
  known: boolean;
  contact_id: string;
  name: string;
  phone: string;
  email: string;
  role: (typeof contactRoles)[number];
  preferred_channel: (typeof channels)[number];
  do_not_contact: boolean;
}

const blank: Values = { known: false, contact_id: '', name: '', phone: '', email: '', role: 'decision_maker', preferred_channel: 'email', do_not_contact: false };

/** Somebody new, or somebody already on file who belongs to this customer too: one person, one row. */
export function NewPerson({ account, known, onClose }: { account: Account; known: readonly Person[]; onClose: () => void }) {
  const t = useT(crmMessages);
  const [words, setWords] = useState('');
  const contacts = useContacts(words).data?.items.filter((one) => known.every((person) => person.contact.id !== one.id)) ?? [];
  const add = async (values: Values) => {
    const { role, phone, email, contact_id, known: onFile, ...person } = values;
    if (onFile) return putPerson(account.id, contact_id, { role, is_primary: false });
    const place = { account_id: account.id, role, is_primary: known.length === 0 };
    await ok(api.POST('/contacts', { body: { ...person, phone: phone || null, email: email || null, place } }));
    for (const subject of ['contact', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={t('newPerson')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <SegmentedControl
            value={form.values.known ? 'known' : 'new'}
            onChange={(which) => form.set({ known: which === 'known' })}
            data={[
              { value: 'new', label: t('somebodyNew') },
              { value: 'known', label: t('onFile') },
            ]}
          />
          {form.values.known ? (
            <Select
              label={t('name')}
              placeholder={t('find')}
              searchable
              required
              withAsterisk={false}
              nothingFoundMessage={t('nobody')}
              data={contacts.map((one) => ({ value: one.id, label: [one.name, one.email ?? one.phone].filter(Boolean).join(' · ') }))}
              filter={({ options }) => options}
              value={form.values.contact_id || null}
              error={form.field('contact_id').error}
              onSearchChange={setWords}
              onChange={(contact_id) => form.set({ contact_id: contact_id ?? '' })}
            />
          ) : (
            <>
              <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
              <TextInput label={t('phone')} type="tel" {...form.text('phone')} />
              <TextInput label={t('email')} type="email" {...form.text('email')} />
            </>
          )}
          <Select
            label={t('role')}
            allowDeselect={false}
            data={contactRoles.map((role) => ({ value: role, label: t('roleName', { role }) }))}
            value={form.values.role}
            onChange={(role) => role && form.set({ role: role as Values['role'] })}
          />
          {!form.values.known && (
            <>
              <Select
                label={t('channel')}
                allowDeselect={false}
                data={channels.map((channel) => ({ value: channel, label: t('channelName', { channel }) }))}
                value={form.values.preferred_channel}
                onChange={(channel) => channel && form.set({ preferred_channel: channel as Values['preferred_channel'] })}
              />
              <Checkbox label={t('doNotContact')} checked={form.values.do_not_contact} onChange={(event) => form.set({ do_not_contact: event.currentTarget.checked })} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
