import { IconHome } from '@tabler/icons-react';
import { defineFeature } from '../feature';
import { homeRoute } from '../routes';

export const home = defineFeature({
  room: 'home',
  routes: [homeRoute],
  places: [{ id: 'home', label: { en: 'Home', es: 'Inicio' }, icon: IconHome, to: '/', keys: 'g h' }],
});
