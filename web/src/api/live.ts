import { useEffect } from 'react';
import { base } from './client';
import { queryClient } from './queryClient';

interface Announcement {
  seq: number;
  kind: string;
  subject_type: string;
  subject_id: string;
}

/** Gathers what arrives within a moment, so that an import of 500 rows refreshes a list once. */
const gatherFor = 150;

/** Listens to the company's event stream and reads again whatever it names. */
export function useLiveUpdates(signedIn: boolean) {
  useEffect(() => {
    if (!signedIn || typeof EventSource === 'undefined') return undefined;
    const stream = new EventSource(`${base}/stream`);
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;

    const flush = () => {
      timer = undefined;
      for (const subject of waiting) void queryClient.invalidateQueries({ queryKey: [subject] });
      waiting.clear();
    };
    stream.onmessage = (message: MessageEvent<string>) => {
      const announcement = parse(message.data);
      if (!announcement) return;
      waiting.add(announcement.subject_type);
      // An event stands on the timeline of every record it names, not only of its subject.
      waiting.add('timeline');
      timer ??= setTimeout(flush, gatherFor);
    };
    stream.onerror = () => {
      lost = true;
    };
    stream.onopen = () => {
      // Whatever happened while the line was down was not heard, so everything on screen is read again.
      if (lost) void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      lost = false;
    };
    return () => {
      stream.close();
      clearTimeout(timer);
    };
  }, [signedIn]);
}

function parse(data: string): Announcement | undefined {
  try {
    return JSON.parse(data) as Announcement;
  } catch {
    return undefined;
  }
}
