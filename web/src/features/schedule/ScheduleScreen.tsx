import { SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { Bottlenecks } from './Bottlenecks';
import { CrewWeek } from './crews/CrewWeek';
import { PeopleAndCrews } from './crews/PeopleAndCrews';
import { scheduleMessages } from './messages';
import { scheduleViews, type ScheduleView } from './routes';

const route = getRouteApi('/shell/schedule');

/** What stands in the way, and who is where this week. */
export function ScheduleScreen() {
  const t = useT(scheduleMessages);
  const { view = 'bottlenecks', week } = route.useSearch();
  const navigate = useNavigate({ from: '/schedule' });
  const show = (next: ScheduleView) => void navigate({ search: { view: next }, replace: true });
  return (
    <Page
      title={t('schedule')}
      layout={view === 'crews' ? 'flow' : 'read'}
      toolbar={
        <SegmentedControl
          aria-label={t('schedule')}
          value={view}
          onChange={(next) => show(next as ScheduleView)}
          data={scheduleViews.map((one) => ({ value: one, label: t(one) }))}
        />
      }
    >
      {view === 'crews' && <CrewWeek week={week} onWeek={(next) => void navigate({ search: { view, week: next }, replace: true })} toPeople={() => show('people')} />}
      {view === 'people' && <PeopleAndCrews />}
      {view === 'bottlenecks' && <Bottlenecks toCrews={() => show('crews')} />}
    </Page>
  );
}
