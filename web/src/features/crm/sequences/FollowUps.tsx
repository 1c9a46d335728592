import { Button, Switch } from '@mantine/core';
import { SettingsSection } from '~/features/platform/settings/SettingsSection';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { openOverlay } from '~/ui/overlay';
import { sequenceMessages } from './messages';
import { useChangeSequence, useSequences, type Sequence } from './queries';
import { SequenceForm } from './SequenceForm';

/** In the settings: what is said by itself, in words. */
export default function FollowUps() {
  const t = useT(sequenceMessages);
  const sequences = useSequences();
  return (
    <SettingsSection id="follow-ups" title={t('followUps')} why={t('followUpsWhy')} problem={sequences.error}>
      {sequences.data?.items.length === 0 && <p>{t('none')}</p>}
      <Entries>
        {sequences.data?.items.map((one) => (
          <OneSequence key={one.id} sequence={one} />
        ))}
      </Entries>
    </SettingsSection>
  );
}

function OneSequence({ sequence }: { sequence: Sequence }) {
  const t = useT(sequenceMessages);
  const change = useChangeSequence(sequence);
  const when = t('trigger', { trigger: sequence.trigger_event.replaceAll('.', '_') });
  return (
    <Entry
      title={sequence.name}
      aside={<Switch label={t('on')} labelPosition="left" checked={sequence.active} onChange={(event) => change.mutate({ active: event.currentTarget.checked })} />}
      lines={[
        ...sequence.steps.map((step, at) => `${t(at === 0 ? 'after' : 'afterThat', { days: step.delay_days })}${at === 0 ? ` (${when})` : ''}: ${step.subject}`),
        <Button key="change" size="compact-xs" variant="subtle" onClick={() => openOverlay((close) => <SequenceForm sequence={sequence} onClose={close} />)}>
          {t('change')}
        </Button>,
      ]}
    />
  );
}
