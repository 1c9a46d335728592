import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const scheduleViews = ['bottlenecks', 'crews', 'people'] as const;
export type ScheduleView = (typeof scheduleViews)[number];

interface ScheduleSearch {
  view?: ScheduleView;
  /** Any day of the week that is shown. */
  week?: string;
}

export const scheduleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'schedule',
  validateSearch: (search: Record<string, unknown>): ScheduleSearch => ({
    view: scheduleViews.find((view) => view === search.view),
    week: typeof search.week === 'string' && !Number.isNaN(Date.parse(search.week)) ? search.week.slice(0, 10) : undefined,
  }),
  component: lazyRouteComponent(() => import('./ScheduleScreen'), 'ScheduleScreen'),
});
