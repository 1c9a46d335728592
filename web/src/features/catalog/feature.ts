import { IconBook2 } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { openNewItem } from './items/openNewItem';
import { priceBookRoute } from './routes';

export const catalog = defineFeature({
  room: 'catalog',
  routes: [priceBookRoute],
  places: [{ id: 'catalog', label: { en: 'Price book', es: 'Lista de precios' }, icon: IconBook2, to: '/price-book', keys: 'g b' }],
  commands: [
    {
      id: 'catalog.item.create',
      section: 'create',
      icon: IconBook2,
      title: { en: 'New price book item', es: 'Nuevo artículo de la lista de precios' },
      also: { en: 'material labor product', es: 'material mano de obra producto' },
      when: (me) => ['owner', 'office', 'sales'].includes(me.role),
      run: openNewItem,
    },
  ],
  events: () => import('./events'),
});
