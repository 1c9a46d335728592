import { useCallback } from 'react';
import { useT } from '~/i18n/messages';
import type { Tone } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import type { Visit } from './queries';

const tones: Record<Visit['state'], Tone> = { scheduled: 'active', completed: 'good', cancelled: 'calm' };

export function visitTone(state: Visit['state']): Tone {
  return tones[state];
}

/** "08:00 to 12:00", or that any time will do. */
export function useWindowText() {
  const t = useT(serviceMessages);
  return useCallback(
    (visit: Visit) =>
      visit.window_start && visit.window_end
        ? t('windowText', { from: visit.window_start.slice(0, 5), to: visit.window_end.slice(0, 5) })
        : t('wholeDay'),
    [t],
  );
}
