import { IconCalendarEvent, IconCalendarX, IconCheck, IconFileCheck, IconTool } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'visit.scheduled': { icon: IconCalendarEvent, text: { en: 'scheduled a visit on {due_on}', es: 'programó una visita el {due_on}' } },
  'visit.rescheduled': { icon: IconCalendarEvent, text: { en: 'moved the visit to {due_on}', es: 'movió la visita al {due_on}' } },
  'visit.completed': { icon: IconCheck, text: { en: 'completed the visit', es: 'completó la visita' }, tone: 'good' },
  'visit.cancelled': { icon: IconCalendarX, text: { en: 'cancelled the visit', es: 'canceló la visita' } },
  'agreement.created': { icon: IconFileCheck, text: { en: 'made the service agreement {name}', es: 'hizo el contrato de servicio {name}' }, tone: 'good' },
  'equipment.added': { icon: IconTool, text: { en: 'put {name} on file', es: 'registró {name}' } },
};
