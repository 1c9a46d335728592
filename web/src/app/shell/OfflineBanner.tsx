import { IconWifiOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useMissing } from '~/api/query';
import { useT } from '~/i18n/messages';
import { appMessages } from '../messages';
import styles from './Shell.module.css';

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

export function OfflineBanner() {
  const t = useT(appMessages);
  const missing = useMissing();
  if (useOnline()) return null;
  return (
    <div className={styles.offline} role="status">
      <IconWifiOff size={16} aria-hidden />
      {t(missing ? 'offlineMissing' : 'offline')}
    </div>
  );
}
