import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'today',
  component: lazyRouteComponent(() => import('./TodayScreen'), 'TodayScreen'),
});

export const jobsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'jobs',
  component: lazyRouteComponent(() => import('./JobsScreen'), 'JobsScreen'),
});

export const timeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'time',
  component: lazyRouteComponent(() => import('./TimeScreen'), 'TimeScreen'),
});
