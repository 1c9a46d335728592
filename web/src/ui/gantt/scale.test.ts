import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, floatEnd, mondayOf, scaleOf, ticks, weekday, weekdaysOnly } from './scale';

describe('days', () => {
  it('are whole numbers, also before 1970', () => {
    expect(dayText(dayNumber('2026-11-01'))).toBe('2026-11-01');
    expect(dayText(dayNumber('1969-12-31'))).toBe('1969-12-31');
    expect(dayNumber('2026-11-02') - dayNumber('2026-11-01')).toBe(1);
  });

  it('know their weekday and Monday', () => {
    expect(weekday(dayNumber('2026-11-22'))).toBe(0);
    expect(dayText(mondayOf(dayNumber('2026-11-22')))).toBe('2026-11-16');
    expect(dayText(mondayOf(dayNumber('2026-11-23')))).toBe('2026-11-23');
  });
});

describe('scaleOf', () => {
  const scale = scaleOf([dayNumber('2026-11-23'), dayNumber('2027-02-10')], dayNumber('2026-12-01'), 'day', 800);

  it('begins on a Monday before the first date', () => {
    expect(weekday(scale.first)).toBe(1);
    expect(scale.first).toBeLessThan(dayNumber('2026-11-23'));
  });

  it('finds the day under a point again', () => {
    const day = dayNumber('2026-12-24');
    expect(scale.dayAt(scale.x(day) + 1)).toBe(day);
  });

  it('fills the view even with one short task', () => {
    const day = dayNumber('2026-12-01');
    expect(scaleOf([day], day, 'month', 1200).width).toBeGreaterThanOrEqual(1200);
  });
});

describe('ticks', () => {
  it('draws months over weeks, without gaps', () => {
    const scale = scaleOf([dayNumber('2026-11-23')], dayNumber('2026-11-23'), 'week', 800);
    const { upper, lower } = ticks(scale, dayNumber('2026-11-20'), dayNumber('2027-01-15'));
    expect(upper.map((tick) => dayText(tick.day))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
    expect(lower.every((tick, at) => at === 0 || lower[at - 1]!.until === tick.day)).toBe(true);
  });

  it('draws years over months', () => {
    const scale = scaleOf([dayNumber('2026-11-23')], dayNumber('2026-11-23'), 'month', 800);
    const { upper } = ticks(scale, dayNumber('2026-11-20'), dayNumber('2027-01-15'));
    expect(upper.map((tick) => dayText(tick.day))).toEqual(['2026-01-01', '2027-01-01']);
  });
});

describe('floatEnd', () => {
  it('counts working days only', () => {
    expect(dayText(floatEnd(dayNumber('2026-11-20'), 2, weekdaysOnly))).toBe('2026-11-24');
    expect(dayText(floatEnd(dayNumber('2026-11-20'), 0, weekdaysOnly))).toBe('2026-11-20');
  });

  it('comes back from a calendar that never works', () => {
    expect(floatEnd(0, 5, () => false)).toBe(3660);
  });
});
