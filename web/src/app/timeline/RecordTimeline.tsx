import { Button } from '@mantine/core';
import { use, useMemo, type ReactNode, Suspense } from 'react';
import { api, ok, type Schemas } from '~/api/client';
import { useApiList } from '~/api/query';
import { formatMessage, type MessageValue } from '~/i18n/icu';
import { dayOf } from '~/i18n/format';
import { useLanguage, type Language } from '~/i18n/language';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { uiMessages } from '~/ui/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { Timeline, type TimelineEntry } from '~/ui/Timeline';
import { allEventWords, type EventWords } from '../feature';

type Event = Schemas['Event'];

/** The timeline of any record: every event that names it, in the words of the room it came from. */
export function RecordTimeline({ id, composer }: { id: string; composer?: ReactNode }) {
  return (
    <Suspense>
      <Loaded id={id} composer={composer} />
    </Suspense>
  );
}

function Loaded({ id, composer }: { id: string; composer?: ReactNode }) {
  const t = useT(uiMessages);
  const words = use(allEventWords());
  const language = useLanguage();
  const events = useApiList<Event>(['timeline', id], (after, signal) =>
    ok(api.GET('/records/{id}/timeline', { params: { path: { id }, query: { after, limit: 50 } }, signal })),
  );
  const { timeZone } = useFormat().reader;
  const entries = useMemo(
    () => folded(gathered(events.rows, words, language, timeZone).map((event) => timelineEntry(event, words[event.kind], language))),
    [events.rows, words, language, timeZone],
  );
  if (events.error && events.rows.length === 0) return <ProblemNote problem={events.error} retry={events.retry} />;
  if (events.loading) return <>{composer}</>;
  return (
    <>
      <Timeline entries={entries} composer={composer} />
      {events.hasMore && (
        <Button variant="subtle" color="gray" loading={events.loadingMore} onClick={events.more}>
          {t('loadMore')}
        </Button>
      )}
    </>
  );
}

export function timelineEntry(event: Event, words: EventWords | undefined, language: Language): TimelineEntry {
  const data = (event.data ?? {}) as Record<string, unknown>;
  const body = words?.body ? data[words.body] : undefined;
  return {
    id: String(event.seq),
    at: event.at,
    who: event.actor_name,
    what: words ? formatMessage(words.text[language], plainValues(data, language), language) : readable(event.kind),
    icon: words?.icon,
    tone: words?.tone,
    body: typeof body === 'string' && body !== '' ? body : undefined,
  };
}

/** What happens many times a day and differs in one name is one event a day, which names all of them. */
export function gathered(events: readonly Event[], words: Record<string, EventWords>, language: Language, timeZone: string): Event[] {
  const kept: Event[] = [];
  const groups = new Map<string, { at: number; names: Set<unknown> }>();
  for (const event of events) {
    const field = words[event.kind]?.gather;
    const name = field && (event.data as Record<string, unknown> | null)?.[field];
    if (!name) {
      kept.push(event);
      continue;
    }
    const key = [event.kind, event.actor_name, dayOf(new Date(event.at), timeZone)].join('|');
    const group = groups.get(key) ?? { at: kept.length, names: new Set() };
    group.names.add(name);
    const all = new Intl.ListFormat(language).format([...group.names].map(String));
    kept[group.at] = { ...(kept[group.at] ?? event), data: { [field]: all } };
    groups.set(key, group);
  }
  return kept;
}

/** The same person doing the same thing in a row, within the hour, is one line that says how often. */
export function folded(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const lines: TimelineEntry[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const same = last && !entry.body && !last.body && last.who === entry.who && last.what === entry.what;
    if (same && Date.parse(last.at) - Date.parse(entry.at) < 3_600_000) lines[lines.length - 1] = { ...last, times: (last.times ?? 1) + 1 };
    else lines.push(entry);
  }
  return lines;
}

/** Numbers go in as text: estimate 1001 is a name, not a quantity. A text that counts writes {n, number} or plural. Days read as days. */
function plainValues(data: Record<string, unknown>, language: Language): Record<string, MessageValue> {
  const plain = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(plain.map(([name, value]) => [name, isDay(value) ? readDay(value, language) : String(value)]));
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

function readDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** 'purchase_order.sent' of a room that gave no words: better plain than absent. */
function readable(kind: string): string {
  return kind.replace(/[._]/g, ' ');
}
