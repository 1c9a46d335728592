import { IconBuilding, IconMail, IconUserCheck } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'company.updated': { icon: IconBuilding, text: { en: 'changed the company settings', es: 'cambió los ajustes de la empresa' } },
  'member.invited': { icon: IconMail, text: { en: 'invited {name}', es: 'invitó a {name}' } },
  'member.joined': { icon: IconUserCheck, text: { en: 'joined', es: 'se unió' }, tone: 'good' },
};
