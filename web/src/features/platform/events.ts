import { IconBuilding, IconMail, IconMailCheck, IconMailX, IconUserCheck } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'company.updated': { icon: IconBuilding, text: { en: 'changed the company settings', es: 'cambió los ajustes de la empresa' } },
  'member.invited': { icon: IconMail, text: { en: 'invited {name}', es: 'invitó a {name}' } },
  'mail.sent': { icon: IconMailCheck, text: { en: 'handed “{subject}” to the mail server', es: 'entregó «{subject}» al servidor de correo' } },
  'mail.held': { icon: IconMail, text: { en: 'kept “{subject}” in the outbox: no mail server is set up', es: 'guardó «{subject}» en la bandeja: no hay servidor de correo' } },
  'mail.failed': { icon: IconMailX, text: { en: 'could not deliver “{subject}” to {to}', es: 'no pudo entregar «{subject}» a {to}' }, tone: 'late' },
  'member.joined': { icon: IconUserCheck, text: { en: 'joined', es: 'se unió' }, tone: 'good' },
};
