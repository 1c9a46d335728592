/**
 * The part of ICU MessageFormat that our texts use: {name}, {n, number}, {n, plural, =0 {…} one {…} other {# …}} and
 * {kind, select, a {…} other {…}}. Nesting works. An apostrophe is an apostrophe: texts have no use for quoting.
 */
export type MessageValue = string | number;
export type MessageValues = Readonly<Record<string, MessageValue>>;

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string; asNumber: boolean }
  | { kind: 'count' }
  | { kind: 'choice'; name: string; plural: boolean; branches: Map<string, Part[]> };

const parsed = new Map<string, Part[]>();
const pluralRules = new Map<string, Intl.PluralRules>();
const numberFormats = new Map<string, Intl.NumberFormat>();

export function formatMessage(message: string, values: MessageValues = {}, locale = 'en'): string {
  let parts = parsed.get(message);
  if (!parts) {
    parts = new Parser(message).parse();
    parsed.set(message, parts);
  }
  return render(parts, values, locale, undefined);
}

/** The names a message wants filled in; the tests use it to hold two languages together. */
export function placeholders(message: string): Set<string> {
  const names = new Set<string>();
  const walk = (parts: Part[]) => {
    for (const part of parts) {
      if (part.kind === 'value') names.add(part.name);
      if (part.kind === 'choice') {
        names.add(part.name);
        part.branches.forEach(walk);
      }
    }
  };
  walk(new Parser(message).parse());
  return names;
}

function render(parts: Part[], values: MessageValues, locale: string, count: number | undefined): string {
  return parts.map((part) => renderPart(part, values, locale, count)).join('');
}

function renderPart(part: Part, values: MessageValues, locale: string, count: number | undefined): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'count':
      return count === undefined ? '#' : numberText(count, locale);
    case 'value': {
      const value = values[part.name];
      if (value === undefined) return `{${part.name}}`;
      return part.asNumber || typeof value === 'number' ? numberText(Number(value), locale) : value;
    }
    case 'choice': {
      const value = values[part.name];
      const branch = part.plural ? pluralBranch(part.branches, Number(value), locale) : part.branches.get(String(value));
      const chosen = branch ?? part.branches.get('other') ?? [];
      return render(chosen, values, locale, part.plural ? Number(value) : count);
    }
  }
}

function pluralBranch(branches: Map<string, Part[]>, value: number, locale: string): Part[] | undefined {
  const exact = branches.get(`=${value}`);
  if (exact) return exact;
  let rules = pluralRules.get(locale);
  if (!rules) {
    rules = new Intl.PluralRules(locale);
    pluralRules.set(locale, rules);
  }
  return branches.get(rules.select(value));
}

function numberText(value: number, locale: string): string {
  let format = numberFormats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale);
    numberFormats.set(locale, format);
  }
  return format.format(value);
}

class Parser {
  private at = 0;

  constructor(private readonly source: string) {}

  parse(): Part[] {
    const parts = this.parts(false);
    if (this.at < this.source.length) this.fail('a closing brace without an opening one');
    return parts;
  }

  private parts(inPlural: boolean): Part[] {
    const parts: Part[] = [];
    let text = '';
    const flush = () => {
      if (text) parts.push({ kind: 'text', text });
      text = '';
    };
    while (this.at < this.source.length && this.source[this.at] !== '}') {
      const char = this.source[this.at];
      if (char === '{') {
        flush();
        parts.push(this.argument());
      } else if (char === '#' && inPlural) {
        flush();
        parts.push({ kind: 'count' });
        this.at += 1;
      } else {
        text += char;
        this.at += 1;
      }
    }
    flush();
    return parts;
  }

  private argument(): Part {
    this.expect('{');
    const name = this.word();
    if (this.source[this.at] === '}') {
      this.at += 1;
      return { kind: 'value', name, asNumber: false };
    }
    this.expect(',');
    const type = this.word();
    if (type === 'number') {
      this.expect('}');
      return { kind: 'value', name, asNumber: true };
    }
    if (type !== 'plural' && type !== 'select') this.fail(`"${type}" instead of number, plural or select`);
    this.expect(',');
    return { kind: 'choice', name, plural: type === 'plural', branches: this.branches(type === 'plural') };
  }

  private branches(plural: boolean): Map<string, Part[]> {
    const branches = new Map<string, Part[]>();
    this.space();
    while (this.source[this.at] !== '}') {
      const key = this.word();
      this.expect('{');
      branches.set(key, this.parts(plural));
      this.expect('}');
      this.space();
    }
    this.at += 1;
    if (!branches.has('other')) this.fail('a choice without "other"');
    return branches;
  }

  private word(): string {
    this.space();
    const start = this.at;
    while (this.at < this.source.length && /[\w=.-]/.test(this.source[this.at]!)) this.at += 1;
    if (start === this.at) this.fail('nothing where a name should be');
    const word = this.source.slice(start, this.at);
    this.space();
    return word;
  }

  private space() {
    while (/\s/.test(this.source[this.at] ?? '')) this.at += 1;
  }

  private expect(char: string) {
    if (this.source[this.at] !== char) this.fail(`no "${char}"`);
    this.at += 1;
  }

  private fail(what: string): never {
    throw new Error(`The message "${this.source}" has ${what} at ${this.at}.`);
  }
}
