import { useMemo } from 'react';
import { formatMessage, type MessageValues } from './icu';
import { language, useLanguage, type Language } from './language';

/** A short text in every language, for names that must exist before a screen's own messages are loaded. */
export type Text = Readonly<Record<Language, string>>;

export type Messages<K extends string = string> = { readonly [L in Language]: Readonly<Record<K, string>> };

/** A message file: the type checker refuses a Spanish side whose keys differ from the English side. */
export function defineMessages<K extends string>(messages: {
  en: Readonly<Record<K, string>>;
  es: Readonly<Record<NoInfer<K>, string>>;
}): Messages<K> {
  return messages;
}

export type Translate<K extends string> = (key: K, values?: MessageValues) => string;

/** `const t = useT(messages)`, then `t('key', { count })`. */
export function useT<K extends string>(messages: Messages<K>): Translate<K> {
  const current = useLanguage();
  return useMemo(() => (key, values) => formatMessage(messages[current][key], values, current), [messages, current]);
}

export function useText(): (text: Text) => string {
  const current = useLanguage();
  return (text) => text[current];
}

/** For places outside React, such as a toast raised by a mutation. */
export function translate<K extends string>(messages: Messages<K>, key: K, values?: MessageValues): string {
  return formatMessage(messages[language()][key], values, language());
}
