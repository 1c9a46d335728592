import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const estimatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'estimates',
  component: lazyRouteComponent(() => import('./estimates/EstimatesScreen'), 'EstimatesScreen'),
});

export const estimateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'estimates/$id',
  component: lazyRouteComponent(() => import('./estimates/EstimateScreen'), 'EstimateScreen'),
});
