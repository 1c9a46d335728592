import { IconPencil, IconPlus } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'item.created': { icon: IconPlus, text: { en: 'put {name} into the price book', es: 'agregó {name} a la lista de precios' }, tone: 'good' },
  'item.updated': { icon: IconPencil, text: { en: 'changed it', es: 'lo cambió' } },
};
