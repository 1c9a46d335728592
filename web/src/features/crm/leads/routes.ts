import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface LeadsSearch {
  /** The lead in the side panel. */
  open?: string;
  /** Others than the open ones. */
  state?: (typeof leadStates)[number];
}

export const leadStates = ['new', 'contacted', 'qualified', 'disqualified'] as const;

export const leadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'leads',
  validateSearch: (search: Record<string, unknown>): LeadsSearch => ({
    open: typeof search.open === 'string' && search.open ? search.open : undefined,
    state: leadStates.find((one) => one === search.state),
  }),
  component: lazyRouteComponent(() => import('./LeadsScreen'), 'LeadsScreen'),
});
