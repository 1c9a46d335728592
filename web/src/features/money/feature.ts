import { IconCoin } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { moneyRoute } from './routes';

export const money = defineFeature({
  room: 'money',
  routes: [moneyRoute],
  places: [{ id: 'money', label: { en: 'Money', es: 'Dinero' }, icon: IconCoin, to: '/money', keys: 'g m' }],
  events: () => import('./events'),
});
