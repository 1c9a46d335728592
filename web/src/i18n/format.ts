/** Pure formatting: everything that depends on the reader comes in as a `Reader`. */
export interface Money {
  minor: number;
  currency: string;
}

export interface Reader {
  locale: string;
  timeZone: string;
  /** The instant taken as now; screens pass the clock, tests pass a date. */
  now: Date;
}

const digitsOf = new Map<string, number>();
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

/** How many decimals a currency is counted in: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  digitsOf.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

export interface MoneyOptions {
  /** Leave the sign of the currency to the column's header. */
  bare?: boolean;
  /** $1.2M, for headings and cards; never where somebody checks a sum. */
  short?: boolean;
  /** Drop the cents when they are all zero. */
  whole?: boolean;
}

/** Minor units are moved past the point as text, so no sum is ever rounded by a float. */
export function decimalOfMinor(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  if (digits === 0) return sign + figures;
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

export function formatMoney(money: Money, reader: Reader, options: MoneyOptions = {}): string {
  const digits = minorDigits(money.currency);
  const amount = decimalOfMinor(money.minor, digits);
  const whole = options.whole && money.minor % 10 ** digits === 0;
  const fraction = whole ? 0 : digits;
  const key = `money:${reader.locale}:${money.currency}:${options.bare}:${options.short}:${fraction}`;
  const format = cached(key, () =>
    new Intl.NumberFormat(reader.locale, {
      ...(options.bare ? {} : { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }),
      ...(options.short
        ? { notation: 'compact', maximumSignificantDigits: 3 }
        : { minimumFractionDigits: fraction, maximumFractionDigits: fraction }),
    }),
  );
  return format.format(amount as unknown as number).replace(/^-/, '−');
}

/** Exact decimals arrive as text; Intl formats text without passing through a float. */
export function formatNumber(value: string | number, reader: Reader, maximumFractionDigits = 6): string {
  const key = `number:${reader.locale}:${maximumFractionDigits}`;
  const format = cached(key, () => new Intl.NumberFormat(reader.locale, { maximumFractionDigits }));
  return format.format(value as number).replace(/^-/, '−');
}

/** A unit price or rate as typed: at least the currency's cents, at most six decimals. */
export function formatRate(value: string, reader: Reader): string {
  const format = cached(`rate:${reader.locale}`, () =>
    new Intl.NumberFormat(reader.locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  );
  return format.format(value as unknown as number).replace(/^-/, '−');
}

export function formatPercent(share: number, reader: Reader, digits = 0): string {
  const key = `percent:${reader.locale}:${digits}`;
  const format = cached(key, () =>
    new Intl.NumberFormat(reader.locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return format.format(share).replace(/^-/, '−');
}

/** Percent as the API counts them: 31.4 is 31.4%. At most two decimals. */
export function formatShare(percent: string | number, reader: Reader): string {
  const format = cached(`share:${reader.locale}`, () => new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 2 }));
  return format.format(Number(percent) / 100).replace(/^-/, '−');
}

/** `YYYY-MM-DD` of an instant in the reader's zone. */
export function dayOf(instant: Date, timeZone: string): string {
  const format = cached(`day:${timeZone}`, () =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  );
  return format.format(instant);
}

/** The instant at which the clocks of a zone show a day and time ("08:00"), in milliseconds. */
export function instantOf(day: string, time: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  const shown = (instant: number) => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }).formatToParts(instant);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
    return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`);
  };
  // The second look is for the days on which clocks are changed.
  const first = wall - (shown(wall) - wall);
  return first - (shown(first) - wall);
}

/** Whole days from one working date to another; working dates have no zone. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / 86_400_000);
}

export function addDays(day: string, days: number): string {
  return new Date(utcOf(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day, or the day of a civil date and time ("2026-12-01T08:00"). */
function utcOf(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}

/** "Thu, Dec 4", with the year only when it is not this one. */
export function formatDay(day: string, reader: Reader): string {
  // What is no date is shown as it came: one odd value must not take the screen down.
  if (Number.isNaN(utcOf(day))) return day;
  const sameYear = day.slice(0, 4) === dayOf(reader.now, reader.timeZone).slice(0, 4);
  const key = `short:${reader.locale}:${sameYear}`;
  const format = cached(key, () =>
    new Intl.DateTimeFormat(reader.locale, {
      timeZone: 'UTC',
      weekday: sameYear ? 'short' : undefined,
      day: 'numeric',
      month: 'short',
      year: sameYear ? undefined : 'numeric',
    }),
  );
  return format.format(utcOf(day));
}

/** "Thursday, December 4, 2026". */
export function formatDayExact(day: string, reader: Reader): string {
  if (Number.isNaN(utcOf(day))) return day;
  const format = cached(`exact:${reader.locale}`, () => new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', dateStyle: 'full' }));
  return format.format(utcOf(day));
}

/** "today", "in 3 days", "2 days ago"; empty when the day is further off than two weeks. */
export function nearWords(day: string, reader: Reader): string {
  const days = daysBetween(dayOf(reader.now, reader.timeZone), day);
  if (!(Math.abs(days) <= 14)) return '';
  return relative(reader.locale).format(days, 'day');
}

export function formatInstantExact(instant: string, reader: Reader): string {
  const key = `instant:${reader.locale}:${reader.timeZone}`;
  const format = cached(key, () =>
    new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, dateStyle: 'full', timeStyle: 'short' }),
  );
  return format.format(new Date(instant));
}

/** What clocks show at an instant, as a time field takes it: "08:05". */
export function clockOf(instant: string, timeZone: string): string {
  const format = cached(`clock:${timeZone}`, () => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  return format.format(new Date(instant));
}

export function formatTime(instant: string, reader: Reader): string {
  const key = `time:${reader.locale}:${reader.timeZone}`;
  const format = cached(key, () =>
    new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, hour: 'numeric', minute: '2-digit' }),
  );
  return format.format(new Date(instant));
}

/** How long ago, or how soon: "5 minutes ago", "yesterday", then the date. */
export function formatInstantNear(instant: string, reader: Reader): string {
  const at = new Date(instant);
  const minutes = Math.round((at.getTime() - reader.now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return relative(reader.locale).format(minutes, 'minute');
  const days = daysBetween(dayOf(reader.now, reader.timeZone), dayOf(at, reader.timeZone));
  if (days === 0) return relative(reader.locale).format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) <= 7) return relative(reader.locale).format(days, 'day');
  return formatDay(dayOf(at, reader.timeZone), reader);
}

function relative(locale: string): Intl.RelativeTimeFormat {
  return cached(`relative:${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}
