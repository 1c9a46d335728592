import { IconCalendarTime, IconClockPause, IconClockPlay, IconNotes } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'time.clocked_in': { icon: IconClockPlay, text: { en: 'started the clock of {worker}', es: 'puso en marcha el reloj de {worker}' } },
  'time.clocked_out': { icon: IconClockPause, text: { en: 'stopped the clock of {worker}: {minutes} min', es: 'detuvo el reloj de {worker}: {minutes} min' } },
  'time.corrected': { icon: IconCalendarTime, text: { en: 'corrected the time of {worker}', es: 'corrigió las horas de {worker}' }, body: 'reason', tone: 'watch' },
  'time.approved': { icon: IconCalendarTime, text: { en: 'approved the time of {worker}', es: 'aprobó las horas de {worker}' }, tone: 'good' },
  'daily_log.entry_added': { icon: IconNotes, text: { en: 'wrote in the daily log', es: 'escribió en el diario' }, body: 'text' },
  'booking.released': { icon: IconCalendarTime, text: { en: 'took the booking back', es: 'anuló la reserva' } },
  'booking.booked': { icon: IconCalendarTime, text: { en: 'booked {resource} for {title}', es: 'reservó a {resource} para {title}' } },
};
