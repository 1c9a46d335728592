import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const priceBookViews = ['items', 'assemblies', 'labour', 'taxes', 'costCodes'] as const;
export type PriceBookView = (typeof priceBookViews)[number];

interface PriceBookSearch {
  view?: PriceBookView;
  q?: string;
  open?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const priceBookRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'price-book',
  validateSearch: (search: Record<string, unknown>): PriceBookSearch => ({
    view: priceBookViews.find((view) => view === search.view),
    q: text(search.q),
    open: text(search.open),
  }),
  component: lazyRouteComponent(() => import('./PriceBookScreen'), 'PriceBookScreen'),
});
