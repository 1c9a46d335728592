import { IconMail, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { meRoute } from './me/routes';
import { outboxRoute } from './outbox/routes';
import { openInvite } from './settings/openInvite';
import { settingsRoute } from './settings/routes';

export const platform = defineFeature({
  room: 'platform',
  routes: [meRoute, outboxRoute, settingsRoute],
  places: [
    { id: 'outbox', label: { en: 'Outbox', es: 'Correo enviado' }, icon: IconMail, to: '/outbox', keys: 'g o' },
    { id: 'settings', label: { en: 'Settings', es: 'Ajustes' }, icon: IconSettings, to: '/settings', keys: 'g ,' },
    { id: 'me', label: { en: 'Me', es: 'Yo' }, icon: IconUserCircle, to: '/me' },
  ],
  commands: [
    {
      id: 'platform.member.invite',
      section: 'create',
      icon: IconUserCircle,
      title: { en: 'Invite somebody', es: 'Invitar a alguien' },
      also: { en: 'user member employee crew', es: 'usuario miembro empleado cuadrilla' },
      when: (me) => me.role === 'owner' || me.role === 'office',
      run: openInvite,
    },
  ],
  home: [{ id: 'platform.first-steps', order: 5, when: (me) => me.role === 'owner', load: () => import('./start/FirstSteps') }],
  events: () => import('./events'),
});
