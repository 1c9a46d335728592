import { Button, Switch } from '@mantine/core';
import { languageNames, languages } from '~/i18n/language';
import { useT } from '~/i18n/messages';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { channels } from '../leads/queries';
import { crmMessages } from '../messages';
import { contactRoles, permissions, useChangeContact, useRemovePerson, useSeat, type Account, type Person } from './queries';

const texts = [
  { field: 'name', label: 'name', type: 'text' },
  { field: 'call_me', label: 'callMe', type: 'text' },
  { field: 'phone', label: 'phone', type: 'tel' },
  { field: 'email', label: 'email', type: 'email' },
  { field: 'best_hours', label: 'bestHours', type: 'text' },
] as const;

/** Everything about one person, each thing changed where it stands. */
export function PersonFacts({ account, person }: { account: Account; person: Person }) {
  const t = useT(crmMessages);
  const { contact, role, is_primary } = person;
  const change = useChangeContact(contact);
  const seat = useSeat(account.id, contact.id);
  const remove = useRemovePerson(account.id, contact.name);
  const language = contact.language.slice(0, 2) as (typeof languages)[number];
  return (
    <>
      <KeyValue
        facts={[
          ...texts.map(({ field, label, type }) => ({
            label: t(label),
            value: <InlineEdit label={t(label)} type={type} required={field === 'name'} value={contact[field]} onSave={(text) => change.mutate({ [field]: text })} />,
          })),
          {
            label: t('role'),
            value: (
              <InlineChoice
                label={t('role')}
                value={role}
                options={contactRoles.map((one) => ({ value: one, label: t('roleName', { role: one }) }))}
                onSave={(to) => seat.mutate({ role: to, is_primary })}
              />
            ),
          },
          {
            label: t('mainPerson'),
            value: <Switch aria-label={t('mainPerson')} checked={is_primary} onChange={(event) => seat.mutate({ role, is_primary: event.currentTarget.checked })} />,
          },
          {
            label: t('reachBy'),
            value: (
              <InlineChoice
                label={t('channel')}
                value={contact.preferred_channel}
                options={channels.map((one) => ({ value: one, label: t('channelName', { channel: one }) }))}
                onSave={(preferred_channel) => change.mutate({ preferred_channel })}
              />
            ),
          },
          {
            label: t('language'),
            value: (
              <InlineChoice label={t('language')} value={language} options={languages.map((one) => ({ value: one, label: languageNames[one] }))} onSave={(to) => change.mutate({ language: to })} />
            ),
          },
          ...channels.map((channel) => ({
            label: t('mayBy', { channel }),
            value: (
              <InlineChoice
                label={t('mayBy', { channel })}
                value={contact.consent[channel]}
                options={permissions.map((one) => ({ value: one, label: t('permission', { permission: one }) }))}
                onSave={(permission) => change.mutate({ consent: { ...contact.consent, [channel]: permission } })}
              />
            ),
          })),
          {
            label: t('doNotContact'),
            value: <Switch aria-label={t('doNotContact')} checked={contact.do_not_contact} onChange={(event) => change.mutate({ do_not_contact: event.currentTarget.checked })} />,
          },
        ]}
      />
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => remove.mutate(person)}>
        {t('leaves', { customer: account.name })}
      </Button>
    </>
  );
}
