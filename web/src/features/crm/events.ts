import { IconPencil, IconUserPlus } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'account.created': { icon: IconUserPlus, text: { en: 'put {name} on file', es: 'registró a {name}' }, tone: 'good' },
  'account.updated': { icon: IconPencil, text: { en: 'changed the facts', es: 'cambió los datos' } },
};
