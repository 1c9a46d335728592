import { catalog } from '~/features/catalog/feature';
import { crm } from '~/features/crm/feature';
import { platform } from '~/features/platform/feature';
import { home } from './home/feature';

/** Every room of the house, one line each. Import it above, add it here, and its places and commands appear. */
export const features = [home, crm, catalog, platform] as const;

/** The same rooms, for the route tree: here each keeps its own type, so that links are checked. */
export const featureRoutes = [...home.routes, ...crm.routes, ...catalog.routes, ...platform.routes] as const;
