/** Lets the app open without a signal and be put on the home screen. In development it would only be in the way. */
export function registerServiceWorker() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/serviceWorker.js').catch((error: unknown) => {
      console.warn('Ridgebeam will not open without a signal on this device:', error);
    });
  });
}
