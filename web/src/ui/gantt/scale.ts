import type { Zoom } from './types';

export const rowHeight = 36;
export const headHeight = 48;
export const pixelsPerDay: Record<Zoom, number> = { day: 34, week: 14, month: 4.6 };

/** Days since 1970; working dates have no zone, so whole numbers are exact. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function dayText(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

export interface Scale {
  zoom: Zoom;
  first: number;
  last: number;
  perDay: number;
  width: number;
  /** Where a day begins. */
  x: (day: number) => number;
  dayAt: (x: number) => number;
}

/** From the Monday before the first date, with room to read after the last. */
export function scaleOf(days: readonly number[], today: number, zoom: Zoom, minimum: number): Scale {
  const perDay = pixelsPerDay[zoom];
  let from = today;
  let to = today;
  for (const day of days) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  const first = mondayOf(from - Math.ceil(90 / perDay));
  const last = Math.max(to + Math.ceil(260 / perDay), first + Math.ceil(minimum / perDay));
  return {
    zoom,
    first,
    last,
    perDay,
    width: (last - first + 1) * perDay,
    x: (day) => (day - first) * perDay,
    dayAt: (x) => first + Math.floor(x / perDay),
  };
}

export function mondayOf(day: number): number {
  return day - ((weekday(day) + 6) % 7);
}

export interface Tick {
  day: number;
  until: number;
}

/** Months or years above, days, weeks or months below. */
export function ticks(scale: Scale, from: number, to: number): { upper: Tick[]; lower: Tick[] } {
  const byMonth = (step: number) => monthTicks(from, to, step);
  switch (scale.zoom) {
    case 'day':
      return { upper: byMonth(1), lower: evenTicks(from, to, 1) };
    case 'week':
      return { upper: byMonth(1), lower: evenTicks(mondayOf(from), to, 7) };
    case 'month':
      return { upper: byMonth(12), lower: byMonth(1) };
  }
}

function evenTicks(from: number, to: number, step: number): Tick[] {
  const list: Tick[] = [];
  for (let day = from; day <= to; day += step) list.push({ day, until: day + step });
  return list;
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const start = new Date(from * 86_400_000);
  const year = start.getUTCFullYear();
  const month = Math.floor(start.getUTCMonth() / step) * step;
  const list: Tick[] = [];
  for (let at = month; ; at += step) {
    const day = Date.UTC(year, at, 1) / 86_400_000;
    if (day > to) return list;
    list.push({ day, until: Date.UTC(year, at + step, 1) / 86_400_000 });
  }
}

/** The last day of slack: `days` working days after `finish`. */
export function floatEnd(finish: number, days: number, isWorking: (day: string) => boolean): number {
  let at = finish;
  let left = days;
  // A calendar that never works again must not keep us here.
  for (let guard = 0; left > 0 && guard < 3660; guard += 1) {
    at += 1;
    if (isWorking(dayText(at))) left -= 1;
  }
  return at;
}

export function weekdaysOnly(day: string): boolean {
  const at = weekday(dayNumber(day));
  return at !== 0 && at !== 6;
}
