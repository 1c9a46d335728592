import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'import',
  component: lazyRouteComponent(() => import('./ImportScreen'), 'ImportScreen'),
});
