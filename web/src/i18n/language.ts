import { useSyncExternalStore } from 'react';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };

const storageKey = 'ridgebeam.language';
const listeners = new Set<() => void>();
let current: Language = firstLanguage();

export function language(): Language {
  return current;
}

export function setLanguage(next: Language) {
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function firstLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(storageKey);
  } catch {
    // As above.
  }
  const wished = [kept, ...(navigator.languages ?? [])];
  return wished.map((tag) => languages.find((known) => tag?.startsWith(known))).find(Boolean) ?? 'en';
}
