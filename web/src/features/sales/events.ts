import { IconCalculator, IconEye, IconFileText, IconLock, IconPencil, IconSend, IconSignature, IconX } from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

export const events: Record<string, EventWords> = {
  'estimate.created': { icon: IconCalculator, text: { en: 'made estimate {number} for {name}', es: 'hizo el presupuesto {number} para {name}' } },
  'estimate.updated': { icon: IconPencil, text: { en: 'changed the estimate', es: 'cambió el presupuesto' } },
  'proposal.created': { icon: IconFileText, text: { en: 'made proposal {label}', es: 'preparó la propuesta {label}' } },
  'proposal.sent': { icon: IconSend, text: { en: 'sent proposal {label}', es: 'envió la propuesta {label}' } },
  'proposal.viewed': { icon: IconEye, text: { en: 'opened proposal {label}', es: 'abrió la propuesta {label}' }, tone: 'watch' },
  'proposal.signed': { icon: IconSignature, text: { en: 'signed proposal {label}', es: 'firmó la propuesta {label}' }, tone: 'good' },
  'proposal.sealed': { icon: IconLock, text: { en: 'stored the sealed copy of proposal {label}', es: 'guardó la copia sellada de la propuesta {label}' }, tone: 'good' },
  'proposal.declined': { icon: IconX, text: { en: 'declined proposal {label}', es: 'rechazó la propuesta {label}' }, tone: 'late' },
};
