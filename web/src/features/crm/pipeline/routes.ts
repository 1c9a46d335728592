import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface PipelineSearch {
  /** The opportunity in the side panel. */
  open?: string;
}

export const pipelineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'pipeline',
  validateSearch: (search: Record<string, unknown>): PipelineSearch => (typeof search.open === 'string' && search.open ? { open: search.open } : {}),
  component: lazyRouteComponent(() => import('./PipelineScreen'), 'PipelineScreen'),
});

export const opportunityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'pipeline/$id',
  component: lazyRouteComponent(() => import('./OpportunityScreen'), 'OpportunityScreen'),
});
