import { IconCalendarPlus, IconRepeat, IconTool } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { openNewAgreement } from './agreements/openNewAgreement';
import { openNewVisit } from './visits/openNewVisit';
import { visitsRoute } from './visits/routes';

export const service = defineFeature({
  room: 'service',
  routes: [visitsRoute],
  places: [{ id: 'service', label: { en: 'Service', es: 'Servicio' }, icon: IconTool, to: '/service', keys: 'g v' }],
  commands: [
    {
      id: 'service.visit.create',
      section: 'create',
      keys: 'c v',
      icon: IconCalendarPlus,
      title: { en: 'New visit', es: 'Nueva visita' },
      also: { en: 'service maintenance repair appointment', es: 'servicio mantenimiento reparación cita' },
      run: openNewVisit,
    },
    {
      id: 'service.agreement.create',
      section: 'create',
      icon: IconRepeat,
      title: { en: 'New service agreement', es: 'Nuevo contrato de servicio' },
      also: { en: 'maintenance plan contract', es: 'plan mantenimiento contrato' },
      run: openNewAgreement,
    },
  ],
  events: () => import('./events'),
});
