import { describe, expect, it } from 'vitest';
import { placeholders } from './icu';
import { languages } from './language';
import type { Messages } from './messages';

const files = import.meta.glob<Record<string, Messages>>(['../**/messages.ts', '!../i18n/messages.ts'], { eager: true });

/** Choices may differ between languages (a language may need no plural), but nothing may be invented. */
describe.each(Object.entries(files))('%s', (_path, exported) => {
  const sets = Object.values(exported).filter((one) => languages.every((language) => language in one));

  it('exports messages', () => {
    expect(sets.length).toBeGreaterThan(0);
  });

  it('has the same keys in every language', () => {
    for (const set of sets) expect(Object.keys(set.es).sort()).toEqual(Object.keys(set.en).sort());
  });

  it('has no empty text and no name that the other language lacks', () => {
    for (const set of sets) {
      for (const [key, english] of Object.entries(set.en)) {
        const spanish = set.es[key] ?? '';
        expect(spanish.trim(), key).not.toBe('');
        expect([...placeholders(spanish)].sort(), key).toEqual([...placeholders(english)].sort());
      }
    }
  });
});
