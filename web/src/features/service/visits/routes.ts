import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const serviceViews = ['week', 'list', 'agreements'] as const;
export type ServiceView = (typeof serviceViews)[number];

interface VisitsSearch {
  view?: ServiceView;
  /** Any day of the week that is shown. */
  week?: string;
  from?: string;
  to?: string;
  /** The visit in the side panel. */
  open?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);

export const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'service',
  validateSearch: (search: Record<string, unknown>): VisitsSearch => ({
    view: serviceViews.find((view) => view === search.view),
    week: day(search.week),
    from: day(search.from),
    to: day(search.to),
    open: text(search.open),
  }),
  component: lazyRouteComponent(() => import('./ServiceScreen'), 'ServiceScreen'),
});
