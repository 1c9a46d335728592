import { IconDeviceDesktop, IconKeyboard, IconLanguage, IconLogout, IconMoon, IconPlus, IconSearch, IconSun, IconSunHigh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { showProblem } from '~/api/query';
import { problemOf } from '~/api/problem';
import { signOut } from '~/api/session';
import { language, setLanguage } from '~/i18n/language';
import type { Command } from '../commands/registry';
import { go } from '../go';
import { setAppearance } from '../theme/appearance';
import { openPanel } from './panels';

/** What can be done everywhere. */
export function useAppCommands(): Command[] {
  return useMemo(
    () => [
      { id: 'app.palette', section: 'app', keys: 'mod+k', icon: IconSearch, title: { en: 'Find or do', es: 'Buscar o hacer' }, run: () => openPanel('palette') },
      { id: 'app.find', section: 'app', keys: '/', icon: IconSearch, title: { en: 'Find', es: 'Buscar' }, run: () => openPanel('palette') },
      { id: 'app.create', section: 'app', keys: 'c', icon: IconPlus, title: { en: 'Create…', es: 'Crear…' }, run: () => openPanel('create') },
      { id: 'app.shortcuts', section: 'app', keys: '?', icon: IconKeyboard, title: { en: 'Keyboard shortcuts', es: 'Atajos de teclado' }, run: () => openPanel('shortcuts') },
      { id: 'app.light', section: 'app', icon: IconSun, title: { en: 'Appearance: light', es: 'Apariencia: clara' }, run: () => setAppearance('light') },
      { id: 'app.dark', section: 'app', icon: IconMoon, title: { en: 'Appearance: dark', es: 'Apariencia: oscura' }, run: () => setAppearance('dark') },
      { id: 'app.system', section: 'app', icon: IconDeviceDesktop, title: { en: 'Appearance: as the device', es: 'Apariencia: como el dispositivo' }, run: () => setAppearance('system') },
      { id: 'app.sunlight', section: 'app', icon: IconSunHigh, title: { en: 'Appearance: full sun', es: 'Apariencia: pleno sol' }, run: () => setAppearance('sunlight') },
      {
        id: 'app.language',
        section: 'app',
        icon: IconLanguage,
        title: { en: 'Cambiar a español', es: 'Switch to English' },
        also: { en: 'language spanish', es: 'idioma inglés' },
        run: () => setLanguage(language() === 'en' ? 'es' : 'en'),
      },
      { id: 'app.signOut', section: 'app', icon: IconLogout, title: { en: 'Sign out', es: 'Cerrar sesión' }, run: leave },
    ],
    [],
  );
}

export function leave() {
  signOut().then(
    () => go('/sign-in'),
    (error: unknown) => showProblem(problemOf(error)),
  );
}
