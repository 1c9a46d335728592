import { catalog } from '~/features/catalog/feature';
import { crm } from '~/features/crm/feature';
import { field } from '~/features/field/feature';
import { imports } from '~/features/import/feature';
import { money } from '~/features/money/feature';
import { platform } from '~/features/platform/feature';
import { projects } from '~/features/projects/feature';
import { reports } from '~/features/reports/feature';
import { sales } from '~/features/sales/feature';
import { schedule } from '~/features/schedule/feature';
import { service } from '~/features/service/feature';
import { home } from './home/feature';

/** Every room of the house, one line each. Import it above, add it here, and its places and commands appear. */
export const features = [home, crm, sales, catalog, projects, schedule, service, reports, imports, money, field, platform] as const;

/** The same rooms, for the route tree: here each keeps its own type, so that links are checked. */
export const featureRoutes = [
  ...home.routes,
  ...crm.routes,
  ...sales.routes,
  ...catalog.routes,
  ...projects.routes,
  ...schedule.routes,
  ...service.routes,
  ...reports.routes,
  ...imports.routes,
  ...money.routes,
  ...field.routes,
  ...platform.routes,
] as const;
