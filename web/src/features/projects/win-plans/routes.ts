import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const winPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'win-plans/$id',
  component: lazyRouteComponent(() => import('./WinPlanScreen'), 'WinPlanScreen'),
});
