import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { api, ok } from '~/api/client';
import { useApiQuery } from '~/api/query';
import type { Me } from '~/api/session';
import { useT, useText } from '~/i18n/messages';
import { Kbd } from '~/ui/Kbd';
import { searchKind } from '../feature';
import { appMessages } from '../messages';
import { openPanel } from '../shell/panels';
import styles from './Palette.module.css';
import { paletteEntries, type PaletteEntry } from './paletteEntries';
import { PaletteFrame } from './PaletteFrame';
import { useAllowedCommands } from './registry';

/** Find a record or do a thing, by typing. */
export function Palette({ me, onlyCreate }: { me: Me; onlyCreate: boolean }) {
  const t = useT(appMessages);
  const text = useText();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const hits = useRecords(onlyCreate ? '' : query);
  const allowed = useAllowedCommands(me);
  const entries = useMemo(
    () => paletteEntries({ query, commands: allowed, hits, onlyCreate, text }),
    [query, allowed, hits, onlyCreate, text],
  );
  const at = Math.min(chosen, entries.length - 1);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    openPanel(null);
    // After the dialog has given the focus back, so that what opens next can take it.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + entries.length) % Math.max(entries.length, 1));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  return (
    <PaletteFrame label={t('findOrDo')} onClose={() => openPanel(null)}>
      <div className={styles.field}>
        <IconSearch size={18} stroke={1.8} aria-hidden />
        <input
          autoFocus
          className={styles.input}
          value={query}
          placeholder={t(onlyCreate ? 'paletteCreateHint' : 'paletteHint')}
          aria-label={t('findOrDo')}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={t('findOrDo')} className={styles.list}>
        {entries.map((entry, index) => (
          <Entry
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            heading={entries[index - 1]?.group === entry.group ? undefined : t(entry.group)}
            chosen={index === at}
            choose={() => setChosen(index)}
            run={() => run(entry)}
          />
        ))}
        {entries.length === 0 && <p className={styles.none}>{t('paletteNone', { query })}</p>}
      </div>
    </PaletteFrame>
  );
}

interface EntryProps {
  id: string;
  entry: PaletteEntry;
  heading: string | undefined;
  chosen: boolean;
  choose: () => void;
  run: () => void;
}

function Entry({ id, entry, heading, chosen, choose, run }: EntryProps) {
  const IconOf = entry.icon ?? IconArrowRight;
  return (
    <>
      {heading && <div className={styles.heading}>{heading}</div>}
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        className={styles.entry}
        data-chosen={chosen || undefined}
        ref={(node) => {
          if (chosen) node?.scrollIntoView({ block: 'nearest' });
        }}
        onMouseMove={choose}
        onClick={run}
      >
        <IconOf size={17} stroke={1.7} aria-hidden />
        <span className={styles.title}>{entry.title}</span>
        {entry.subtitle && <span className={styles.subtitle}>{entry.subtitle}</span>}
        {entry.keys && <Kbd keys={entry.keys} />}
      </div>
    </>
  );
}

function useRecords(query: string) {
  const [settled] = useDebouncedValue(query.trim(), 120);
  const found = useApiQuery(
    ['search', settled],
    (signal) => ok(api.GET('/search', { params: { query: { q: settled } }, signal })),
    { enabled: settled.length >= 2, keepPrevious: true },
  );
  return useMemo(
    () => (settled.length < 2 ? [] : (found.data?.items ?? [])).filter((hit) => searchKind(hit.kind)),
    [settled, found.data],
  );
}
