import {
  IconArrowsRightLeft,
  IconBallpen,
  IconClockCheck,
  IconMapPin,
  IconMessage,
  IconPencil,
  IconPhoneIncoming,
  IconRepeat,
  IconSend,
  IconTargetArrow,
  IconTrophy,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import type { EventWords } from '~/app/feature';

const channel = {
  en: '{channel, select, call {a call} email {an email} text {a text message} meeting {a meeting} other {a note}}',
  es: '{channel, select, call {una llamada} email {un correo} text {un mensaje de texto} meeting {una reunión} other {una nota}}',
};
const outcome = {
  en: '{outcome, select, reached {, reached them} voicemail {, left a voicemail} no_answer {, no answer} wrong_number {, wrong number} other {}}',
  es: '{outcome, select, reached {, contestó} voicemail {, mensaje de voz} no_answer {, no contestó} wrong_number {, número equivocado} other {}}',
};

export const events: Record<string, EventWords> = {
  'account.created': { icon: IconUserPlus, text: { en: 'put {name} on file', es: 'registró a {name}' }, tone: 'good' },
  'account.updated': { icon: IconPencil, text: { en: 'changed the facts', es: 'cambió los datos' } },
  'contact.created': { icon: IconUserPlus, text: { en: 'added {name}', es: 'agregó a {name}' } },
  'contact.updated': { icon: IconPencil, text: { en: 'changed {name}', es: 'cambió a {name}' } },
  'site.created': { icon: IconMapPin, text: { en: 'added the site {address}', es: 'agregó el lugar {address}' } },
  'site.updated': { icon: IconMapPin, text: { en: 'changed the site {address}', es: 'cambió el lugar {address}' } },
  'lead.received': { icon: IconPhoneIncoming, text: { en: 'brought in an inquiry', es: 'trajo una consulta' }, body: 'message' },
  'lead.responded': { icon: IconClockCheck, text: { en: 'answered after {waited_minutes} min', es: 'respondió a los {waited_minutes} min' }, tone: 'good' },
  'lead.qualified': { icon: IconTargetArrow, text: { en: 'made it the opportunity {opportunity}', es: 'lo convirtió en la oportunidad {opportunity}' }, tone: 'good' },
  'lead.disqualified': { icon: IconX, text: { en: 'closed the lead: {reason}', es: 'cerró el prospecto: {reason}' } },
  'opportunity.created': { icon: IconTargetArrow, text: { en: 'opened the opportunity {name}', es: 'abrió la oportunidad {name}' } },
  'opportunity.updated': { icon: IconPencil, text: { en: 'changed the opportunity', es: 'cambió la oportunidad' } },
  'opportunity.moved': { icon: IconArrowsRightLeft, text: { en: 'moved {name} from {from} to {to}', es: 'movió {name} de {from} a {to}' } },
  'opportunity.won': { icon: IconTrophy, text: { en: 'won {name}', es: 'ganó {name}' }, tone: 'good' },
  'opportunity.lost': { icon: IconX, text: { en: 'lost {name}: {reason}', es: 'perdió {name}: {reason}' }, tone: 'watch' },
  'communication.logged': {
    icon: IconMessage,
    text: { en: `wrote down ${channel.en}${outcome.en}`, es: `anotó ${channel.es}${outcome.es}` },
    body: 'body',
  },
  'communication.drafted': { icon: IconBallpen, text: { en: `drafted ${channel.en} to {contact}`, es: `redactó ${channel.es} para {contact}` }, body: 'body' },
  'communication.sent': { icon: IconSend, text: { en: `sent ${channel.en} to {contact}`, es: `envió ${channel.es} a {contact}` }, body: 'body' },
  'communication.discarded': { icon: IconX, text: { en: 'discarded a draft', es: 'descartó un borrador' } },
  'sequence.updated': { icon: IconRepeat, text: { en: 'changed the follow-up “{name}”', es: 'cambió el seguimiento «{name}»' } },
  'sequence.enrolled': { icon: IconRepeat, text: { en: 'began “{sequence}”', es: 'empezó «{sequence}»' } },
  'sequence.step_sent': { icon: IconRepeat, text: { en: 'sent “{subject}” to {contact}', es: 'envió «{subject}» a {contact}' } },
  'sequence.ended': { icon: IconRepeat, text: { en: 'ended “{sequence}”: {reason}', es: 'terminó «{sequence}»: {reason}' } },
};
