import { translate } from '~/i18n/messages';
import { toast } from '~/ui/Toasts';
import { appMessages } from './messages';

/** The worker fetches every file of the app; the screen somebody waits for goes before. */
const afterLoad = 3_000;

/** Lets the app open without a signal and be put on the home screen. In development it would only be in the way. */
export function registerServiceWorker() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => {
    navigator.serviceWorker.register('/serviceWorker.js').then(watch, (error: unknown) => {
      console.warn('Ridgebeam will not open without a signal on this device:', error);
    });
  };
  window.addEventListener('load', () => setTimeout(register, afterLoad));
}

function watch(registration: ServiceWorkerRegistration | undefined) {
  // A browser told to block workers answers with nothing.
  if (!registration) return;
  // A phone keeps a page open for days; coming back to it is the moment to look for a newer build.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
  });
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
}

function offer(worker: ServiceWorker) {
  const reload = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload());
    worker.postMessage('take over');
  };
  toast({
    tone: 'calm',
    text: translate(appMessages, 'newVersion'),
    action: { label: translate(appMessages, 'reload'), run: reload },
    stays: true,
  });
}
