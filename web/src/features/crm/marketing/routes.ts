import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const marketingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'marketing',
  component: lazyRouteComponent(() => import('./MarketingScreen'), 'MarketingScreen'),
});
