import { Button } from '@mantine/core';
import { IconPhone, IconTargetArrow } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { useT } from '~/i18n/messages';
import { KeyValue } from '~/ui/KeyValue';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { openDisqualify, openLogCall, openQualify } from './dialogs';
import { leadMessages } from './messages';
import { useLead, type Lead } from './queries';
import { WaitClock } from './WaitClock';

/** One lead: what they want, since when, and what to do about it. */
export function LeadRecord({ id }: { id: string }) {
  const lead = useLead(id);
  if (lead.error) return <ProblemNote large problem={lead.error} retry={() => void lead.refetch()} />;
  if (!lead.data) return null;
  return <Loaded lead={lead.data} />;
}

function Loaded({ lead }: { lead: Lead }) {
  const t = useT(leadMessages);
  const open = lead.state === 'new' || lead.state === 'contacted';
  return (
    <RecordPage
      narrow
      kind={t('lead')}
      name={lead.name}
      state={open && !lead.first_response_at ? <WaitClock lead={lead} /> : <StatusBadge tone={open ? 'active' : 'calm'} label={t('stateName', { state: lead.state })} />}
      next={open ? <Button onClick={() => openQualify(lead)}>{t('qualify')}</Button> : <After lead={lead} />}
      more={open && <Actions lead={lead} />}
      facts={<Facts lead={lead} />}
      timeline={
        <RecordSection title={t('timeline')}>
          <RecordTimeline id={lead.id} />
        </RecordSection>
      }
    />
  );
}

function Actions({ lead }: { lead: Lead }) {
  const t = useT(leadMessages);
  return (
    <>
      {lead.phone && (
        <Button component="a" variant="default" href={`tel:${lead.phone_e164 ?? lead.phone}`} leftSection={<IconPhone size={16} />}>
          {t('call')}
        </Button>
      )}
      <Button variant="default" onClick={() => openLogCall(lead)}>
        {t('logCall')}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => openDisqualify(lead)}>
        {t('disqualify')}
      </Button>
    </>
  );
}

function After({ lead }: { lead: Lead }) {
  const t = useT(leadMessages);
  if (!lead.opportunity_id) return null;
  return (
    <Link to="/pipeline/$id" params={{ id: lead.opportunity_id }}>
      <IconTargetArrow size={16} aria-hidden /> {t('openOpportunity')}
    </Link>
  );
}

function Facts({ lead }: { lead: Lead }) {
  const t = useT(leadMessages);
  const facts = [
    { label: t('message'), value: lead.message },
    { label: t('phone'), value: lead.phone },
    { label: t('email'), value: lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a> },
    { label: t('address'), value: lead.address },
    { label: t('source'), value: [lead.source_name, lead.campaign_name].filter(Boolean).join(' · ') },
    { label: t('landing'), value: lead.landing_page },
    { label: t('reason'), value: lead.closed_reason },
  ];
  return (
    <RecordSection title={t('facts')}>
      <KeyValue facts={facts.filter((fact) => fact.value)} />
      {lead.account_id && (
        <Link to="/customers/$id" params={{ id: lead.account_id }}>
          {lead.account_name ? t('known', { name: lead.account_name }) : t('openCustomer')}
        </Link>
      )}
    </RecordSection>
  );
}
