import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { AgreementList } from '../agreements/AgreementList';
import { openNewAgreement } from '../agreements/openNewAgreement';
import { serviceMessages } from '../messages';
import { openNewVisit } from './openNewVisit';
import { serviceViews, type ServiceView } from './routes';
import { VisitList } from './VisitList';
import { VisitRecord } from './VisitRecord';
import { VisitWeek } from './VisitWeek';

const route = getRouteApi('/shell/service');

/** Who goes where in which week, what lies ahead, and what was agreed for years. */
export function ServiceScreen() {
  const t = useT(serviceMessages);
  const { view = 'week', week, from, to, open } = route.useSearch();
  const navigate = useNavigate({ from: '/service' });
  const ask = (change: { view?: ServiceView; week?: string; from?: string; to?: string; open?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const agreed = view === 'agreements';
  return (
    <WithPanel
      list={
        <Page
          title={t('visits')}
          layout={view === 'list' ? 'fill' : agreed ? 'read' : 'flow'}
          actions={
            <Button leftSection={<IconPlus size={16} />} onClick={agreed ? openNewAgreement : openNewVisit}>
              {t(agreed ? 'newAgreement' : 'newVisit')}
            </Button>
          }
          toolbar={
            <SegmentedControl
              aria-label={t('visits')}
              value={view}
              onChange={(next) => ask({ view: next as ServiceView, open: undefined })}
              data={serviceViews.map((one) => ({ value: one, label: t(one) }))}
            />
          }
        >
          {view === 'week' && <VisitWeek week={week} onWeek={(next) => ask({ week: next })} onOpen={(id) => ask({ open: id })} />}
          {view === 'list' && <VisitList from={from} to={to} open={open} ask={ask} />}
          {agreed && <AgreementList onVisits={(day) => ask({ view: 'week', week: day })} />}
        </Page>
      }
      panel={
        open && (
          <SidePanel label={t('visit')} onClose={() => ask({ open: undefined })}>
            <VisitRecord key={open} id={open} />
          </SidePanel>
        )
      }
    />
  );
}
