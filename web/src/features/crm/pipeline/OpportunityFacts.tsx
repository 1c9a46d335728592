import { Link } from '@tanstack/react-router';
import { minorOf } from '~/features/money/amount';
import { useMembers } from '~/features/platform/settings/queries';
import { decimalOfMinor, minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { toast } from '~/ui/Toasts';
import { useSites } from '../customers/queries';
import { useCampaigns, useSources } from '../marketing/queries';
import { openLose } from './dialogs';
import { pipelineMessages } from './messages';
import { useChangeOpportunity, useMove, usePipelines, type Card, type Opportunity } from './queries';

/** What we know of a possible job, each thing changed where it stands. */
export function OpportunityFacts({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const day = (field: 'next_step_on' | 'expected_close', label: string) => (
    <InlineEdit label={label} type="date" required value={opportunity[field]} shown={<DateText day={opportunity[field]} />} onSave={(to) => change.mutate({ [field]: to })} />
  );
  return (
    <RecordSection title={t('facts')}>
      <KeyValue
        facts={[
          { label: t('name'), value: <InlineEdit label={t('name')} value={opportunity.name} required onSave={(name) => change.mutate({ name })} /> },
          opportunity.account_id && {
            label: t('account'),
            value: (
              <Link to="/customers/$id" params={{ id: opportunity.account_id }}>
                {opportunity.account_name}
              </Link>
            ),
          },
          { label: t('stage'), value: <StageOf opportunity={opportunity} /> },
          { label: t('value', { currency: opportunity.value.currency }), value: <ValueOf opportunity={opportunity} /> },
          { label: t('nextStep'), value: <InlineEdit label={t('nextStep')} value={opportunity.next_step} onSave={(next_step) => change.mutate({ next_step })} /> },
          { label: t('nextStepOn'), value: day('next_step_on', t('nextStepOn')) },
          { label: t('expected'), value: day('expected_close', t('expected')) },
          opportunity.account_id && { label: t('site'), value: <SiteOf opportunity={opportunity} accountId={opportunity.account_id} /> },
          { label: t('owner'), value: <OwnerOf opportunity={opportunity} /> },
          ...useAttribution(opportunity),
          opportunity.lost_reason && { label: t('lostReason'), value: opportunity.lost_reason },
        ]}
      />
    </RecordSection>
  );
}

function StageOf({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const move = useMove();
  const stages = usePipelines().data?.items.find((one) => one.id === opportunity.pipeline_id)?.stages ?? [];
  const card = opportunity as unknown as Card;
  const to = (stageId: string) => {
    const lost = stages.find((stage) => stage.id === stageId)?.kind === 'lost';
    if (lost) openLose(opportunity.name, (reason) => move.mutateAsync({ card, stageId, reason }));
    else move.mutate({ card, stageId });
  };
  return <InlineChoice label={t('stage')} value={opportunity.stage_id} empty={opportunity.stage_name} options={stages.map((stage) => ({ value: stage.id, label: stage.name }))} onSave={to} />;
}

function ValueOf({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const { minor, currency } = opportunity.value;
  const digits = minorDigits(currency);
  const save = (typed: string) => {
    const to = minorOf(typed, digits);
    if (to === null) toast({ tone: 'late', text: t('badValue') });
    else change.mutate({ value: { minor: to, currency } });
  };
  return <InlineEdit label={t('value', { currency })} required value={decimalOfMinor(minor, digits)} shown={<MoneyText money={opportunity.value} />} onSave={save} />;
}

function SiteOf({ opportunity, accountId }: { opportunity: Opportunity; accountId: string }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const sites = useSites(accountId).data?.items ?? [];
  return <InlineChoice label={t('site')} value={opportunity.site_id} empty={opportunity.site_name ?? undefined} options={sites.map((site) => ({ value: site.id, label: site.name }))} onSave={(site_id) => change.mutate({ site_id })} />;
}

function OwnerOf({ opportunity }: { opportunity: Opportunity }) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const members = useMembers().data?.filter((member) => !member.disabled && member.role !== 'field') ?? [];
  return (
    <InlineChoice
      label={t('owner')}
      value={opportunity.owner_id}
      empty={opportunity.owner_name ?? undefined}
      options={members.map((member) => ({ value: member.user_id, label: member.name }))}
      onSave={(owner_id) => change.mutate({ owner_id })}
    />
  );
}

/** How they found us, and by which campaign where the source has some. */
function useAttribution(opportunity: Opportunity) {
  const t = useT(pipelineMessages);
  const change = useChangeOpportunity(opportunity);
  const sources = useSources().data?.items ?? [];
  const campaigns = useCampaigns().data?.items.filter((one) => one.source_id === opportunity.source_id) ?? [];
  return [
    {
      label: t('source'),
      value: <InlineChoice label={t('source')} value={opportunity.source_id} options={sources.map((one) => ({ value: one.id, label: one.name }))} onSave={(source_id) => change.mutate({ source_id })} />,
    },
    campaigns.length > 0 && {
      label: t('campaign'),
      value: <InlineChoice label={t('campaign')} value={opportunity.campaign_id} options={campaigns.map((one) => ({ value: one.id, label: one.name }))} onSave={(campaign_id) => change.mutate({ campaign_id })} />,
    },
  ];
}
