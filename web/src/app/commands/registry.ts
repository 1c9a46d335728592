import type { Icon } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import type { Me } from '~/api/session';
import type { Text } from '~/i18n/messages';

/** One thing a person can do. The palette, menus, buttons, shortcuts and the cheat-sheet all read this. */
export interface Command {
  /** `<room>.<noun>.<verb>`, unique: 'crm.customer.create'. */
  id: string;
  title: Text;
  /** `here` acts on what is on screen; the others are always there. */
  section: CommandSection;
  icon?: Icon;
  /** 'g c' is g then c; 'mod+k' is Ctrl-K or Cmd-K. */
  keys?: string;
  /** Other words people look for. */
  also?: Text;
  when?: (me: Me) => boolean;
  run: () => void;
}

export const commandSections = ['here', 'create', 'go', 'app'] as const;
export type CommandSection = (typeof commandSections)[number];

export class CommandRegistry {
  private entries: Command[] = [];
  private readonly listeners = new Set<() => void>();

  /** Adds commands and returns how to take them away. A later command with the same id or keys counts before an earlier. */
  register(commands: readonly Command[]): () => void {
    this.entries = [...this.entries, ...commands];
    this.announce();
    return () => {
      this.entries = this.entries.filter((entry) => !commands.includes(entry));
      this.announce();
    };
  }

  all(): readonly Command[] {
    return this.entries;
  }

  allowed(me: Me | null): Command[] {
    const byId = new Map(this.entries.map((command) => [command.id, command]));
    return [...byId.values()].filter((command) => !command.when || (me !== null && command.when(me)));
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  snapshot = () => this.entries;

  private announce() {
    this.listeners.forEach((listener) => listener());
  }
}

export const commands = new CommandRegistry();

/** Commands that live as long as the screen: what can be done with what is shown. Memoise the list. */
export function useCommands(list: readonly Command[]) {
  useEffect(() => commands.register(list), [list]);
}

export function useAllowedCommands(me: Me | null): Command[] {
  useSyncExternalStore(commands.subscribe, commands.snapshot);
  return commands.allowed(me);
}
