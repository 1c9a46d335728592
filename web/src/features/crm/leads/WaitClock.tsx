import { useEffect, useState } from 'react';
import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { StatusBadge } from '~/ui/StatusBadge';
import { leadMessages } from './messages';
import type { Lead } from './queries';

/** How long somebody waits, running; once answered, when that was. */
export function WaitClock({ lead, plain }: { lead: Lead; plain?: boolean }) {
  const t = useT(leadMessages);
  const now = useSecond(!lead.first_response_at);
  if (lead.first_response_at) {
    return (
      <span>
        {t('answered')} <InstantText at={lead.first_response_at} />
      </span>
    );
  }
  const waited = now - Date.parse(lead.received_at);
  const share = waited / (Date.parse(lead.respond_by) - Date.parse(lead.received_at));
  const tone = share >= 1 ? 'late' : share >= 0.5 ? 'watch' : 'active';
  return (
    <span title={t('answerIn', { minutes: lead.speed_to_lead_minutes })}>
      <StatusBadge plain={plain} tone={tone} label={`${plain ? '' : `${t('waiting', { state: tone })} `}${clock(waited)}`} />
    </span>
  );
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function useSecond(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
