import { describe, expect, it } from 'vitest';
import {
  addDays, dayOf, daysBetween, decimalOfMinor, formatDay, formatInstantNear, formatMoney, formatNumber, formatPercent, formatShare, instantOf, nearWords, type Reader,
} from './format';

const reader: Reader = { locale: 'en-US', timeZone: 'America/Boise', now: new Date('2026-12-01T18:00:00Z') };
const spanish: Reader = { ...reader, locale: 'es-MX' };

describe('money', () => {
  it('moves the point as text for every kind of currency', () => {
    expect(decimalOfMinor(5, 2)).toBe('0.05');
    expect(decimalOfMinor(-1250, 2)).toBe('-12.50');
    expect(decimalOfMinor(1250, 0)).toBe('1250');
    expect(decimalOfMinor(1250, 3)).toBe('1.250');
  });

  it('is exact beyond what a float of cents could hold', () => {
    expect(formatMoney({ minor: 9007199254740991, currency: 'USD' }, reader)).toBe('$90,071,992,547,409.91');
  });

  it('writes a loss with a minus sign', () => {
    expect(formatMoney({ minor: -50, currency: 'USD' }, reader)).toBe('−$0.50');
  });

  it('drops cents only when they are zero', () => {
    expect(formatMoney({ minor: 250000, currency: 'USD' }, reader, { whole: true })).toBe('$2,500');
    expect(formatMoney({ minor: 250050, currency: 'USD' }, reader, { whole: true })).toBe('$2,500.50');
  });

  it('can leave the currency to the column header', () => {
    expect(formatMoney({ minor: 250050, currency: 'USD' }, reader, { bare: true })).toBe('2,500.50');
  });

  it('knows currencies without and with three decimals', () => {
    expect(formatMoney({ minor: 1250, currency: 'JPY' }, reader)).toBe('¥1,250');
    expect(formatMoney({ minor: 1250, currency: 'KWD' }, reader, { bare: true })).toBe('1.250');
  });
});

describe('quantities', () => {
  it('keeps a decimal that no float could', () => {
    expect(formatNumber('12345678901234567.125', reader)).toBe('12,345,678,901,234,567.125');
  });

  it('rounds a share to whole percent', () => {
    expect(formatPercent(0.375, reader)).toBe('38%');
    expect(formatShare('31.42', reader)).toBe('31.42%');
    expect(formatShare(-4, reader)).toBe('−4%');
  });
});

describe('days', () => {
  it('is the day of the zone, not of UTC', () => {
    expect(dayOf(new Date('2026-12-02T03:00:00Z'), 'America/Boise')).toBe('2026-12-01');
  });

  it('counts over a change of clocks and a leap day', () => {
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('speaks like people near today and names the date further off', () => {
    expect(nearWords('2026-12-01', reader)).toBe('today');
    expect(nearWords('2026-12-04', reader)).toBe('in 3 days');
    expect(nearWords('2026-11-30', spanish)).toBe('ayer');
    expect(nearWords('2027-02-01', reader)).toBe('');
  });

  it('reads the day of a civil date and time, and shows what is no date as it came', () => {
    expect(formatDay('2026-12-04T08:00', reader)).toBe('Fri, Dec 4');
    expect(formatDay('soon', reader)).toBe('soon');
    expect(nearWords('soon', reader)).toBe('');
  });

  it('writes the year only when it is another one', () => {
    expect(formatDay('2026-12-04', reader)).toBe('Fri, Dec 4');
    expect(formatDay('2027-01-04', reader)).toBe('Jan 4, 2027');
  });

  it('says how long ago something happened', () => {
    expect(formatInstantNear('2026-12-01T17:55:00Z', reader)).toBe('5 minutes ago');
    expect(formatInstantNear('2026-12-01T15:00:00Z', reader)).toBe('3 hours ago');
    expect(formatInstantNear('2026-11-30T15:00:00Z', reader)).toBe('yesterday');
  });
});

it('a wall clock is an instant, on the days clocks change too', () => {
  expect(new Date(instantOf('2026-01-15', '08:00', 'America/Denver')).toISOString()).toBe('2026-01-15T15:00:00.000Z');
  expect(new Date(instantOf('2026-03-08', '08:00', 'America/Denver')).toISOString()).toBe('2026-03-08T14:00:00.000Z');
  expect(new Date(instantOf('2026-11-01', '08:00', 'America/Denver')).toISOString()).toBe('2026-11-01T15:00:00.000Z');
});
