import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '~/api/queryClient';
import { useSession } from '~/api/session';
import { ReaderProvider } from '~/i18n/reader';
import { Toasts } from '~/ui/Toasts';
import { useKeyboard } from './commands/useKeyboard';
import { router } from './router';
import { shownAppearance, useAppearance } from './theme/appearance';
import { theme } from './theme/theme';

export function App() {
  useAppearance();
  return (
    <MantineProvider
      theme={theme}
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
