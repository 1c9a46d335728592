import { useSyncExternalStore, type ReactNode } from 'react';

type Overlay = (close: () => void) => ReactNode;

const listeners = new Set<() => void>();
let current: Overlay | null = null;

/** Opens a dialog from a command, wherever the person is: `openOverlay((close) => <NewCustomer onClose={close} />)`. */
export function openOverlay(overlay: Overlay) {
  publish(overlay);
}

function publish(next: Overlay | null) {
  current = next;
  listeners.forEach((listener) => listener());
}

export function Overlays() {
  const overlay = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return overlay?.(() => publish(null)) ?? null;
}
