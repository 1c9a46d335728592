import { IconBuildingCommunity, IconUserPlus } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { go } from '~/app/go';
import { customerRoute, customersRoute } from './customers/routes';
import { openNewCustomer } from './customers/openNewCustomer';

export const crm = defineFeature({
  room: 'crm',
  routes: [customersRoute, customerRoute],
  places: [{ id: 'customers', label: { en: 'Customers', es: 'Clientes' }, icon: IconBuildingCommunity, to: '/customers', keys: 'g c' }],
  commands: [
    {
      id: 'crm.customer.create',
      section: 'create',
      keys: 'c c',
      icon: IconUserPlus,
      title: { en: 'New customer', es: 'Nuevo cliente' },
      also: { en: 'account client company household', es: 'cuenta empresa hogar' },
      run: openNewCustomer,
    },
  ],
  events: () => import('./events'),
  search: {
    account: {
      label: { en: 'Customer', es: 'Cliente' },
      icon: IconBuildingCommunity,
      open: (id) => go('/customers/$id', { params: { id } }),
    },
  },
});
