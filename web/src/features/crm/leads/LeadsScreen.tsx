import { Button } from '@mantine/core';
import { IconPhone, IconPhoneIncoming, IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { EmptyState } from '~/ui/EmptyState';
import { ListFilter } from '~/ui/ListFilter';
import { Page } from '~/ui/Page';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { openLogCall, openNewLead, openQualify } from './dialogs';
import { LeadRecord } from './LeadRecord';
import { leadMessages } from './messages';
import { useLeads, type Lead } from './queries';
import { leadStates } from './routes';
import { WaitClock } from './WaitClock';

const route = getRouteApi('/shell/leads');

/** Who waits longest, from where, what do they want, call now. */
export function LeadsScreen() {
  const t = useT(leadMessages);
  const { open, state } = route.useSearch();
  const navigate = useNavigate({ from: '/leads' });
  const leads = useLeads(state);
  const columns = useColumns();
  const close = useCallback(() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true }), [navigate]);
  return (
    <WithPanel
      list={
        <Page
          title={t('leads')}
          layout="fill"
          toolbar={
            <ListFilter
              label={t('state')}
              all={t('openOnes')}
              value={state}
              options={leadStates.map((one) => ({ value: one, label: t('stateName', { state: one }) }))}
              onChange={(to) => void navigate({ search: { state: to }, replace: true })}
            />
          }
          actions={
            <Button leftSection={<IconPlus size={16} />} onClick={openNewLead}>
              {t('newLead')}
            </Button>
          }
        >
          <DataTable
            label={t('leads')}
            columns={columns}
            rows={leads.rows}
            rowId={(lead) => lead.id}
            openId={open}
            onOpen={(lead) => void navigate({ search: (before) => ({ ...before, open: lead.id }), replace: Boolean(open) })}
            rowKeys={{ l: openLogCall, q: openQualify }}
            loading={leads.loading}
            problem={leads.error}
            retry={leads.retry}
            hasMore={leads.hasMore}
            loadingMore={leads.loadingMore}
            more={leads.more}
            empty={state ? <EmptyState sentence={t('noneInState')} action={{ label: t('openOnes'), run: () => void navigate({ search: {}, replace: true }) }} /> : <EmptyState icon={IconPhoneIncoming} sentence={t('none')} action={{ label: t('newLead'), run: openNewLead }} example={<FormLink />} />}
          />
        </Page>
      }
      panel={
        open && (
          <SidePanel label={t('lead')} onClose={close}>
            <LeadRecord key={open} id={open} />
          </SidePanel>
        )
      }
    />
  );
}

function useColumns(): Column<Lead>[] {
  const t = useT(leadMessages);
  return useMemo(
    () => [
      { id: 'name', header: t('name'), width: '14rem', cell: (lead) => lead.name },
      { id: 'waits', header: t('waits'), width: '11rem', phone: true, cell: (lead) => <WaitClock lead={lead} plain /> },
      { id: 'message', header: t('message'), phone: true, drop: 'late', cell: (lead) => lead.message },
      { id: 'source', header: t('source'), width: '13rem', drop: 'early', cell: (lead) => [lead.source_name, lead.campaign_name].filter(Boolean).join(' · ') },
      { id: 'count', header: '', width: '7rem', drop: 'early', cell: (lead) => (lead.inquiry_count > 1 ? t('inquiries', { count: lead.inquiry_count }) : '') },
      { id: 'call', header: '', width: '7rem', align: 'end', cell: (lead) => <CallNow lead={lead} /> },
    ],
    [t],
  );
}

function CallNow({ lead }: { lead: Lead }) {
  const t = useT(leadMessages);
  if (!lead.phone) return null;
  return (
    <Button component="a" size="xs" variant="default" href={`tel:${lead.phone_e164 ?? lead.phone}`} leftSection={<IconPhone size={14} />}>
      {t('call')}
    </Button>
  );
}

/** The quickest way to a first lead. */
function FormLink() {
  const t = useT(leadMessages);
  return (
    <Link to="/settings" hash="forms">
      {t('toForms')}
    </Link>
  );
}
