import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { openLogCall } from './dialogs';
import { leadMessages } from './messages';
import { useLeads } from './queries';
import { WaitClock } from './WaitClock';

const shown = 5;

/** At home: leads nobody has answered, with the clock running. */
export default function LeadsAtHome() {
  const t = useT(leadMessages);
  const leads = useLeads();
  const waiting = leads.rows.filter((lead) => !lead.first_response_at);
  if (waiting.length === 0) return null;
  return (
    <TodoSection title={t('leads')} count={waiting.length} action={<Link to="/leads">{t('all')}</Link>}>
      {waiting.slice(0, shown).map((lead) => (
        <TodoRow
          key={lead.id}
          tone={Date.parse(lead.respond_by) < Date.now() ? 'late' : 'active'}
          title={lead.name}
          detail={lead.message || lead.source_name}
          meta={<WaitClock lead={lead} plain />}
          action={
            <Button size="xs" variant="default" onClick={() => openLogCall(lead)}>
              {t('logCall')}
            </Button>
          }
          onOpen={() => go('/leads', { search: { open: lead.id } })}
        />
      ))}
    </TodoSection>
  );
}
