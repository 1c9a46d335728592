import { useSyncExternalStore } from 'react';

export const appearances = ['system', 'light', 'dark', 'sunlight'] as const;
export type Appearance = (typeof appearances)[number];

const storageKey = 'ridgebeam.appearance';
const listeners = new Set<() => void>();
const systemDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;
let choice: Appearance = kept();

systemDark?.addEventListener('change', announce);

export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => choice,
  );
}

export function setAppearance(next: Appearance) {
  choice = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Lasts as long as the page, then.
  }
  announce();
}

/** What Mantine and tokens.css look at. `public/first-paint.js` does the same before the first paint. */
export function shownAppearance(): 'light' | 'dark' | 'sunlight' {
  if (choice === 'system') return systemDark?.matches ? 'dark' : 'light';
  return choice;
}

function announce() {
  const shown = shownAppearance();
  document.documentElement.setAttribute('data-appearance', shown);
  document.documentElement.setAttribute('data-mantine-color-scheme', shown === 'dark' ? 'dark' : 'light');
  listeners.forEach((listener) => listener());
}

function kept(): Appearance {
  try {
    return appearances.find((known) => known === localStorage.getItem(storageKey)) ?? 'system';
  } catch {
    return 'system';
  }
}
