import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const outboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'outbox',
  validateSearch: (search: Record<string, unknown>): { open?: string } => ({ open: typeof search.open === 'string' ? search.open : undefined }),
  component: lazyRouteComponent(() => import('./OutboxScreen'), 'OutboxScreen'),
});
