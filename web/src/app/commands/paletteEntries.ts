import type { Icon } from '@tabler/icons-react';
import type { Schemas } from '~/api/client';
import type { Text } from '~/i18n/messages';
import { searchKind } from '../feature';
import { matchScore } from './match';
import { commandSections, type Command, type CommandSection } from './registry';

type Hit = Schemas['Hit'];
type Group = 'records' | 'sectionHere' | 'sectionCreate' | 'sectionGo' | 'sectionApp';

export interface PaletteEntry {
  id: string;
  group: Group;
  title: string;
  subtitle?: string;
  icon?: Icon;
  keys?: string;
  run: () => void;
}

const groupOf: Record<CommandSection, Group> = { here: 'sectionHere', create: 'sectionCreate', go: 'sectionGo', app: 'sectionApp' };

interface Asked {
  query: string;
  commands: readonly Command[];
  hits: readonly Hit[];
  onlyCreate: boolean;
  text: (text: Text) => string;
}

/** What the palette lists: the best commands by section, and the records the server found. */
export function paletteEntries({ query, commands, hits, onlyCreate, text }: Asked): PaletteEntry[] {
  const scored = commands
    .filter((command) => (onlyCreate ? command.section === 'create' : command.id !== 'app.palette' && command.id !== 'app.find'))
    .map((command) => ({ command, score: score(command, query, text) }))
    .filter((one) => one.score > 0);
  const bestOf = (section: CommandSection) => Math.max(0, ...scored.filter((one) => one.command.section === section).map((one) => one.score));
  // Without a query the sections keep their order; with one, the section that fits best comes first.
  const sections = query.trim() ? [...commandSections].sort((a, b) => bestOf(b) - bestOf(a)) : commandSections;
  const entries = sections.flatMap((section) =>
    scored
      .filter((one) => one.command.section === section)
      .sort((a, b) => (query.trim() ? b.score - a.score : 0))
      .map(({ command }) => entryOf(command, text)),
  );
  const records = hits.map((hit) => recordEntry(hit, text));
  const commandFits = Math.max(0, ...scored.map((one) => one.score)) >= 900;
  return commandFits ? [...entries, ...records] : [...records, ...entries];
}

function score(command: Command, query: string, text: (text: Text) => string): number {
  const title = matchScore(query, text(command.title));
  return command.also ? Math.max(title, matchScore(query, text(command.also)) * 0.8) : title;
}

function entryOf(command: Command, text: (text: Text) => string): PaletteEntry {
  return { id: command.id, group: groupOf[command.section], title: text(command.title), icon: command.icon, keys: command.keys, run: command.run };
}

function recordEntry(hit: Hit, text: (text: Text) => string): PaletteEntry {
  const kind = searchKind(hit.kind);
  const subtitle = [kind && text(kind.label), hit.subtitle].filter(Boolean).join(' · ');
  return { id: `${hit.kind}:${hit.id}`, group: 'records', title: hit.title, subtitle, icon: kind?.icon, run: () => kind?.open(hit.id) };
}
