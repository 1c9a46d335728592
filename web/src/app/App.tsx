import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '~/api/queryClient';
import { useSession } from '~/api/session';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { ReaderProvider } from '~/i18n/reader';
import { uiMessages } from '~/ui/messages';
import { Toasts } from '~/ui/Toasts';
import { useKeyboard } from './commands/useKeyboard';
import { router } from './router';
import { shownAppearance, useAppearance } from './theme/appearance';
import { themeIn } from './theme/theme';

export function App() {
  useAppearance();
  const close = useT(uiMessages)('close');
  const named = useMemo(() => themeIn(close), [close]);
  return (
    <MantineProvider
      theme={named}
      withCssVariables={false}
      withGlobalClasses={false}
      forceColorScheme={shownAppearance() === 'dark' ? 'dark' : 'light'}
    >
      <QueryClientProvider client={queryClient}>
        <Reading />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Reading() {
  const company = useSession()?.company;
  useKeyboard();
  const place = company && { locale: company.locale, timeZone: company.time_zone, currency: company.currency };
  return (
    <ReaderProvider place={place}>
      <RouterProvider router={router} />
    </ReaderProvider>
  );
}
