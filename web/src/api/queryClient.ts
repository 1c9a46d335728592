import { onlineManager, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

// A page that opens without a signal is offline from its first moment, not from the next change.
onlineManager.setOnline(navigator.onLine);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => !(error instanceof Problem && error.status >= 400 && error.status < 500) && count < 2,
    },
    mutations: { retry: false },
  },
});
