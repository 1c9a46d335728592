import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface LeadsSearch {
  /** The lead in the side panel. */
  open?: string;
}

export const leadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'leads',
  validateSearch: (search: Record<string, unknown>): LeadsSearch => (typeof search.open === 'string' && search.open ? { open: search.open } : {}),
  component: lazyRouteComponent(() => import('./LeadsScreen'), 'LeadsScreen'),
});
