import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface VisitsSearch {
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
  validateSearch: (search: Record<string, unknown>): VisitsSearch => ({ from: day(search.from), to: day(search.to), open: text(search.open) }),
  component: lazyRouteComponent(() => import('./VisitsScreen'), 'VisitsScreen'),
});
