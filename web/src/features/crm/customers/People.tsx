import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { crmMessages } from '../messages';
import { NewPerson } from './NewPerson';
import { PersonFacts } from './PersonFacts';
import { takesBills, usePeople, type Account, type Person } from './queries';

/** The people of an account, and how they want to be reached. */
export function People({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const people = usePeople(account.id).data?.items ?? [];
  const payer = takesBills(people);
  return (
    <RecordSection
      title={t('people')}
      action={
        <Button size="xs" variant="default" onClick={() => openOverlay((close) => <NewPerson account={account} known={people} onClose={close} />)}>
          {t('add')}
        </Button>
      }
    >
      {people.length === 0 && <p>{t('noPeople')}</p>}
      <Entries>
        {people.map((person) => (
          <OnePerson key={person.contact.id} account={account} person={person} payer={person.contact.id === payer} />
        ))}
      </Entries>
    </RecordSection>
  );
}

function OnePerson({ account, person, payer }: { account: Account; person: Person; payer: boolean }) {
  const t = useT(crmMessages);
  const [open, setOpen] = useState(false);
  const { contact, role } = person;
  const label = t(open ? 'lessOf' : 'changePerson', { name: contact.name });
  return (
    <Entry
      title={contact.name}
      action={
        <ActionIcon size="sm" aria-label={label} title={label} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronUp size={15} /> : <IconPencil size={15} />}
        </ActionIcon>
      }
      lines={
        open
          ? [<PersonFacts key="facts" account={account} person={person} />]
          : [
              [t('roleName', { role }), t('channelName', { channel: contact.preferred_channel }), contact.best_hours].filter(Boolean).join(' · '),
              contact.phone && <a href={`tel:${contact.phone_e164 ?? contact.phone}`}>{contact.phone}</a>,
              contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
              payer && t('getsBills'),
              contact.do_not_contact && <StatusBadge plain tone="blocked" label={t('doNotContact')} />,
            ]
      }
    />
  );
}
