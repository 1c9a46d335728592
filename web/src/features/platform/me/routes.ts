import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const meRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'me',
  component: lazyRouteComponent(() => import('./MeScreen'), 'MeScreen'),
});
