import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { installedPlaces } from '~/app/feature';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { decimalOfMinor, minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { Entries, Entry } from '~/ui/Entries';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { openAddStakeholder } from './dialogs';
import { Estimates, NewEstimateButton } from './Estimates';
import { pipelineMessages } from './messages';
import { useChangeOpportunity, useOpportunity, useRemoveStakeholder, useStakeholders, type Opportunity } from './queries';

/** One opportunity, whole or in the side panel. */
export function OpportunityRecord({ id, narrow }: { id: string; narrow?: boolean }) {
  const opportunity = useOpportunity(id);
  if (opportunity.error) return <ProblemNote large problem={opportunity.error} retry={() => void opportunity.refetch()} />;
  if (!opportunity.data) return null;
  return <Loaded opportunity={opportunity.data} narrow={narrow} />;
}

const tones = { open: 'active', won: 'good', lost: 'calm' } as const;

function Loaded({ opportunity, narrow }: { opportunity: Opportunity; narrow?: boolean }) {
  const t = useT(pipelineMessages);
  // The room that makes estimates may be switched off or not be installed.
  const sells = installedPlaces().some((place) => place.id === 'estimates');
  return (
    <RecordPage
      narrow={narrow}
      parent={narrow ? undefined : { label: t('pipeline'), to: '/pipeline' }}
      kind={t('opportunity')}
      name={opportunity.name}
      state={<StatusBadge tone={tones[opportunity.state]} label={opportunity.state === 'open' ? opportunity.stage_name : t('stateName', { state: opportunity.state })} />}
      next={opportunity.state === 'open' && sells && <NewEstimateButton opportunityId={opportunity.id} />}
      facts={<Facts opportunity={opportunity} />}
      timeline={
        <RecordSection title={t('timeline')}>
          <RecordTimeline id={opportunity.id} />
        </RecordSection>
      }
      links={
        <>
          {sells && <Estimates opportunityId={opportunity.id} />}
          <Stakeholders opportunity={opportunity} />
        </>
      }
    />
  );
}

function Facts({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const facts = [
    { label: t('name'), value: <InlineEdit label={t('name')} value={opportunity.name} required onSave={(name) => change.mutate({ name })} /> },
    {
      label: t('account'),
      value: opportunity.account_id && (
        <Link to="/customers/$id" params={{ id: opportunity.account_id }}>
          {opportunity.account_name}
        </Link>
      ),
    },
    { label: t('stage'), value: opportunity.stage_name },
    { label: t('value', { currency: opportunity.value.currency }), value: <Value opportunity={opportunity} /> },
    { label: t('nextStep'), value: <InlineEdit label={t('nextStep')} value={opportunity.next_step} onSave={(next_step) => change.mutate({ next_step })} /> },
    {
      label: t('expected'),
      value: (
        <InlineEdit
          label={t('expected')}
          type="date"
          required
          value={opportunity.expected_close}
          shown={<DateText day={opportunity.expected_close} />}
          onSave={(expected_close) => change.mutate({ expected_close })}
        />
      ),
    },
    { label: t('site'), value: opportunity.site_name },
    { label: t('source'), value: [opportunity.source_name, opportunity.campaign_name].filter(Boolean).join(' · ') },
    { label: t('owner'), value: opportunity.owner_name },
    { label: t('lostReason'), value: opportunity.lost_reason },
  ];
  return (
    <RecordSection title={t('facts')}>
      <KeyValue facts={facts.filter((fact) => fact.value)} />
    </RecordSection>
  );
}

/** The value, changed where it stands. */
function Value({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const { minor, currency } = opportunity.value;
  const digits = minorDigits(currency);
  const save = (typed: string) => change.mutate({ value: { minor: Math.round(Number(typed) * 10 ** digits), currency } });
  return (
    <InlineEdit
      label={t('value', { currency })}
      type="number"
      required
      value={decimalOfMinor(minor, digits)}
      shown={<MoneyText money={opportunity.value} />}
      onSave={save}
    />
  );
}

function Stakeholders({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const stakeholders = useStakeholders(opportunity.id);
  const remove = useRemoveStakeholder();
  const items = stakeholders.data?.items ?? [];
  return (
    <RecordSection
      title={t('stakeholders')}
      action={
        <Button size="xs" variant="default" onClick={() => openAddStakeholder(opportunity)}>
          {t('add')}
        </Button>
      }
    >
      {items.length === 0 && <p>{t('noStakeholders')}</p>}
      <Entries>
        {items.map((one) => (
          <Entry
            key={one.id}
            title={one.name}
            lines={[`${t('roleName', { role: one.role })} · ${t('influenceName', { influence: one.influence })} · ${t('stanceName', { stance: one.stance })}`]}
            action={
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => remove.mutate(one.id)}>
                {t('remove')}
              </Button>
            }
          />
        ))}
      </Entries>
    </RecordSection>
  );
}
