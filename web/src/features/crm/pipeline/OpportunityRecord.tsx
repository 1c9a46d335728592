import { Button } from '@mantine/core';
import { installedPlaces } from '~/app/feature';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { Proposals } from '~/features/sales/proposals/Proposals';
import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { openAddStakeholder } from './dialogs';
import { Estimates, NewEstimateButton } from './Estimates';
import { pipelineMessages } from './messages';
import { OpportunityFacts } from './OpportunityFacts';
import { useOpportunity, useRemoveStakeholder, useStakeholders, type Opportunity } from './queries';

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
      facts={<OpportunityFacts opportunity={opportunity} />}
      timeline={
        <RecordSection title={t('timeline')}>
          <RecordTimeline id={opportunity.id} />
        </RecordSection>
      }
      links={
        <>
          {sells && <Estimates opportunityId={opportunity.id} />}
          {sells && <Proposals of={{ opportunity_id: opportunity.id }} />}
          <Stakeholders opportunity={opportunity} />
        </>
      }
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
