import { useSyncExternalStore } from 'react';

export type Panel = 'palette' | 'create' | 'shortcuts' | null;

const listeners = new Set<() => void>();
let open: Panel = null;

/** Opens the palette or the cheat-sheet from anywhere; null closes them. */
export function openPanel(next: Panel) {
  open = next;
  listeners.forEach((listener) => listener());
}

export function usePanels() {
  const panel = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
  return { open: panel };
}
