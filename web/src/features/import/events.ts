import { IconArrowBackUp, IconFileImport } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'import.committed': { icon: IconFileImport, text: { en: 'imported {opportunities} opportunities and {accounts} accounts', es: 'importó {opportunities} oportunidades y {accounts} cuentas' }, tone: 'good' },
  'schedule.imported': { icon: IconFileImport, text: { en: 'imported a schedule of {tasks} tasks from {file}', es: 'importó un cronograma de {tasks} tareas de {file}' }, tone: 'good' },
  'import.undone': { icon: IconArrowBackUp, text: { en: 'undid an import', es: 'deshizo una importación' } },
};
