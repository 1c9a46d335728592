import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { Entries, Entry } from '~/ui/Entries';
import { RecordSection } from '~/ui/RecordPage';
import { useFormat } from '~/i18n/reader';
import { dayOf } from '~/i18n/format';
import { usePeople } from '../customers/queries';
import { sequenceMessages } from './messages';
import { useEnrolments, useSequences, useStopEnrolment } from './queries';

/** What goes out to this customer by itself, and when; it can be stopped here. */
export function ComingUp({ accountId }: { accountId: string }) {
  const t = useT(sequenceMessages);
  const { reader } = useFormat();
  const enrolments = useEnrolments(accountId).data?.items.filter((one) => one.state === 'active') ?? [];
  const sequences = useSequences(enrolments.length > 0).data?.items ?? [];
  const people = usePeople(enrolments.length > 0 ? accountId : undefined).data?.items ?? [];
  const stop = useStopEnrolment();
  if (enrolments.length === 0) return null;
  return (
    <RecordSection title={t('comingUp')}>
      <Entries>
        {enrolments.map((one) => {
          const contact = people.find((person) => person.contact.id === one.contact_id)?.contact;
          const step = sequences.find((sequence) => sequence.id === one.sequence_id)?.steps[one.next_step];
          const first = contact ? (contact.call_me ?? contact.name.split(' ')[0] ?? '') : '';
          return (
            <Entry
              key={one.id}
              title={step ? step.subject.replaceAll('{first_name}', first) : one.sequence_name}
              aside={one.next_at && <DateText day={dayOf(new Date(one.next_at), reader.timeZone)} />}
              lines={[t('goesTo', { sequence: one.sequence_name, name: contact?.name ?? '' })]}
              action={
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => stop.mutate(one.id)}>
                  {t('stop')}
                </Button>
              }
            />
          );
        })}
      </Entries>
    </RecordSection>
  );
}
