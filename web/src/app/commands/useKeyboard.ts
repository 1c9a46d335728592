import { useEffect } from 'react';
import { queryClient } from '~/api/queryClient';
import { sessionQuery } from '~/api/session';
import { isTyping, keyToken, press, sequenceMs } from './keys';
import { commands, type Command } from './registry';

/** The only keyboard listener of the page: single keys, sequences such as `g c`, and Ctrl/Cmd combinations. */
export function useKeyboard() {
  useEffect(() => {
    let typed = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      typed = '';
    };
    const run = (command: Command) => {
      forget();
      command.run();
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const token = keyToken(event);
      if (isBusy(event, token)) return;
      const me = queryClient.getQueryData(sessionQuery.queryKey) ?? null;
      const meaning = press(typed, token, commands.allowed(me));
      if (meaning.kind === 'none') return forget();
      event.preventDefault();
      if (meaning.kind === 'run') return run(meaning.command);
      clearTimeout(timer);
      typed = meaning.typed;
      const { fallback } = meaning;
      timer = setTimeout(() => (fallback ? run(fallback) : forget()), sequenceMs);
    };
    document.addEventListener('keydown', listen);
    return () => {
      forget();
      document.removeEventListener('keydown', listen);
    };
  }, []);
}

/** A dialog owns the keyboard while it is open; a text field owns everything but Ctrl and Cmd. */
function isBusy(event: KeyboardEvent, token: string): boolean {
  if (isTyping(event.target) && !token.startsWith('mod+')) return true;
  const dialog = document.querySelector('[aria-modal="true"]');
  return dialog !== null;
}
