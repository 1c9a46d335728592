import { createRouter } from '@tanstack/react-router';
import { queryClient } from '~/api/queryClient';
import { sessionQuery } from '~/api/session';
import { installFeature } from './feature';
import { featureRoutes, features } from './features';
import { setRouter } from './go';
import { joinRoute, rootRoute, setUpRoute, shellRoute, signInRoute } from './routes';

features.forEach(installFeature);

const routeTree = rootRoute.addChildren([signInRoute, setUpRoute, joinRoute, shellRoute.addChildren([...featureRoutes])]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  scrollRestoration: true,
});

setRouter(router);

// Who is here and the first screen's code are asked for together, before anything is drawn.
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  if (routeId === shellRoute.id) void queryClient.prefetchQuery(sessionQuery);
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
