import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const scheduleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'schedule',
  component: lazyRouteComponent(() => import('./BottlenecksScreen'), 'BottlenecksScreen'),
});
