import { describe, expect, it } from 'vitest';
import { formatMessage, placeholders } from './icu';

describe('formatMessage', () => {
  it('fills in names and leaves plain text alone', () => {
    expect(formatMessage("It's {name}.", { name: 'Ana' })).toBe("It's Ana.");
  });

  it('chooses the plural of the language and counts with its separators', () => {
    const message = '{n, plural, =0 {nobody} one {# person} other {# people}}';
    expect(formatMessage(message, { n: 0 })).toBe('nobody');
    expect(formatMessage(message, { n: 1 })).toBe('1 person');
    expect(formatMessage(message, { n: 12500 }, 'en')).toBe('12,500 people');
    expect(formatMessage(message, { n: 12500 }, 'es')).toBe('12.500 people');
  });

  it('falls back to "other" and nests', () => {
    const message = '{kind, select, house {home} other {{kind} with {n, plural, one {# door} other {# doors}}}}';
    expect(formatMessage(message, { kind: 'house' })).toBe('home');
    expect(formatMessage(message, { kind: 'barn', n: 2 })).toBe('barn with 2 doors');
  });

  it('shows what is missing instead of "undefined"', () => {
    expect(formatMessage('Hello {name}')).toBe('Hello {name}');
  });

  it('refuses a message that cannot be read, and says where', () => {
    expect(() => formatMessage('{n, plural, one {#}}')).toThrow(/without "other"/);
    expect(() => formatMessage('open {name')).toThrow(/no "," at 10/);
  });

  it('knows every name a message wants', () => {
    expect([...placeholders('{a} {b, plural, other {{c}}}')]).toEqual(['a', 'b', 'c']);
  });
});
