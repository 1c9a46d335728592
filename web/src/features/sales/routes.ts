import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const estimateStates = ['draft', 'sent', 'signed', 'superseded', 'cancelled'] as const;

export const estimatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'estimates',
  validateSearch: (search: Record<string, unknown>): { state?: (typeof estimateStates)[number] } => ({ state: estimateStates.find((one) => one === search.state) }),
  component: lazyRouteComponent(() => import('./estimates/EstimatesScreen'), 'EstimatesScreen'),
});

export const estimateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'estimates/$id',
  component: lazyRouteComponent(() => import('./estimates/EstimateScreen'), 'EstimateScreen'),
});
