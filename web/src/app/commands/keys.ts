import type { Command } from './registry';

/** A key press as it is written in a command: 'g', '?', 'shift+j', 'mod+k'. */
export function keyToken(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase().replace('arrow', '');
  const isLetter = /^[a-z]$/.test(key);
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  const shift = event.shiftKey && (isLetter || event.key.length > 1) ? 'shift+' : '';
  return mod + alt + shift + key;
}

/** After this long a half-typed sequence is forgotten, or runs if it already is a command. */
export const sequenceMs = 900;

export type Press = { kind: 'none' } | { kind: 'wait'; typed: string; fallback?: Command } | { kind: 'run'; command: Command };

/** What a press means after what was typed before it. */
export function press(typed: string, token: string, commands: readonly Command[]): Press {
  const sequence = typed ? `${typed} ${token}` : token;
  const exact = commands.findLast((command) => command.keys === sequence);
  const longer = commands.some((command) => command.keys?.startsWith(`${sequence} `));
  if (longer) return { kind: 'wait', typed: sequence, fallback: exact };
  if (exact) return { kind: 'run', command: exact };
  return typed ? press('', token, commands) : { kind: 'none' };
}

/** Typing in a field is never a shortcut, except with Ctrl or Cmd. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** For showing: ['G', 'C'] or ['⌘', 'K']. */
export function keyLabels(keys: string, mac = isMac()): string[] {
  return keys.split(' ').flatMap((token) =>
    token.split('+').map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'shift') return mac ? '⇧' : 'Shift';
      if (part === 'alt') return mac ? '⌥' : 'Alt';
      const named: Record<string, string> = { enter: '↵', escape: 'Esc', up: '↑', down: '↓', left: '←', right: '→' };
      return named[part] ?? part.toUpperCase();
    }),
  );
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}
