import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { api, ok } from '~/api/client';
import { sessionQuery, wasSignedIn } from '~/api/session';
import { placesFor } from './feature';
import { HomeScreen } from './home/HomeScreen';
import { NotFound } from './NotFound';
import { ScreenProblem } from './ScreenProblem';
import { Shell } from './shell/Shell';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ScreenProblem,
});

/** Everything that needs somebody signed in hangs below this one. Rooms use it as `getParentRoute`. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { back: location.href === '/' ? undefined : location.href } });
    return { me };
  },
});

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    // A foreman's first place is Today, not the office's home.
    const first = placesFor(me)[0];
    if (first && first.to !== '/') throw redirect({ to: first.to });
  },
  // Not lazy as other screens are: what comes after signing in is there with the first script.
  component: HomeScreen,
});

const setupState = () => ok(api.GET('/setup'));

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } => ({ back: ownPath(search.back) }),
  beforeLoad: async ({ context }) => {
    if (wasSignedIn() && (await context.queryClient.ensureQueryData(sessionQuery))) throw redirect({ to: '/' });
    const state = await setupState().catch(() => undefined);
    if (state?.needed) throw redirect({ to: '/set-up' });
  },
  component: lazyRouteComponent(() => import('./session/SignInScreen'), 'SignInScreen'),
});

export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  beforeLoad: async () => {
    if (!(await setupState()).needed) throw redirect({ to: '/sign-in', search: {} });
  },
  component: lazyRouteComponent(() => import('./session/SetUpScreen'), 'SetUpScreen'),
});

export const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('~/features/platform/join/JoinScreen'), 'JoinScreen'),
});

/** Only a path of this site: a link from elsewhere must not send anybody on to elsewhere. */
export function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}
