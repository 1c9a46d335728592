import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './Palette.module.css';

/**
 * The palette must take the very next key, so it does not wait for a dialog's transition: it stands at once, its
 * field has the focus, and what had the focus before gets it back.
 */
export function PaletteFrame({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const before = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    const back = before.current;
    return () => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Escape leaves; Tab has nowhere to go, for the list is walked with the arrows.
    if (event.key === 'Escape') onClose();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return createPortal(
    <div className={styles.scrim} onMouseDown={(event) => event.target === event.currentTarget && onClose()}>
      <div role="dialog" aria-modal="true" aria-label={label} className={styles.frame} onKeyDown={onKeyDown}>
        {children}
      </div>
    </div>,
    document.body,
  );
}
