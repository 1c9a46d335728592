import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useT } from '~/i18n/messages';
import { uiMessages } from './messages';
import styles from './Toasts.module.css';

export interface Toast {
  tone: 'good' | 'calm' | 'late';
  title?: string;
  text: string;
  action?: { label: string; run: () => void };
  /** Until it is dismissed; bad news does so anyway. */
  stays?: boolean;
}

interface Shown extends Toast {
  id: number;
}

const listeners = new Set<() => void>();
let shown: readonly Shown[] = [];
let lastId = 0;

/** Says something in the corner. Bad news stays until it is dismissed; the rest leaves by itself. */
export function toast(message: Toast) {
  lastId += 1;
  const id = lastId;
  publish([...shown.slice(-2), { ...message, id }]);
  if (message.tone !== 'late' && !message.stays) setTimeout(() => dismiss(id), message.action ? 8000 : 4000);
}

function dismiss(id: number) {
  publish(shown.filter((one) => one.id !== id));
}

function publish(next: readonly Shown[]) {
  shown = next;
  listeners.forEach((listener) => listener());
}

const icons = { good: IconCheck, calm: IconInfoCircle, late: IconAlertTriangle };

export function Toasts() {
  const t = useT(uiMessages);
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {list.map((one) => {
        const Icon = icons[one.tone];
        return (
          <div key={one.id} className={styles.toast} data-tone={one.tone}>
            <Icon size={18} stroke={2} className={styles.icon} aria-hidden />
            <div className={styles.words}>
              {one.title && <strong>{one.title}</strong>}
              <span>{one.text}</span>
            </div>
            {one.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  one.action?.run();
                  dismiss(one.id);
                }}
              >
                {one.action.label}
              </button>
            )}
            <button type="button" className={styles.close} onClick={() => dismiss(one.id)} aria-label={t('dismiss')}>
              <IconX size={16} aria-hidden />
            </button>
          </div>
        );
      })}
    </div>
  );
}
