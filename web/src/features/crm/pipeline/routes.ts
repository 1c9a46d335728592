import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface PipelineSearch {
  /** The opportunity in the side panel. */
  open?: string;
  /** Only the cards of this person. */
  owner?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const pipelineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'pipeline',
  validateSearch: (search: Record<string, unknown>): PipelineSearch => ({ open: text(search.open), owner: text(search.owner) }),
  component: lazyRouteComponent(() => import('./PipelineScreen'), 'PipelineScreen'),
});

export const opportunityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'pipeline/$id',
  component: lazyRouteComponent(() => import('./OpportunityScreen'), 'OpportunityScreen'),
});
