import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import * as format from './format';
import type { Money, MoneyOptions, Reader } from './format';
import { useLanguage, type Language } from './language';

interface Place {
  locale: string;
  timeZone: string;
  currency: string;
}

const home: Place = { locale: 'en-US', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, currency: 'USD' };
const PlaceContext = createContext<Place>(home);

/** The company decides zone and currency; the person decides the language of words and months. */
export function ReaderProvider({ place, children }: { place: Place | undefined; children: ReactNode }) {
  return <PlaceContext value={place ?? home}>{children}</PlaceContext>;
}

/** Spanish in a US company is es-US: Spanish words, American separators. A company that names no country is in the US. */
export function localeFor(language: Language, companyLocale: string): string {
  const { language: spoken, region = 'US' } = new Intl.Locale(companyLocale);
  return spoken === language ? companyLocale : `${language}-${region}`;
}

export function useReader(): Reader & { currency: string } {
  const place = use(PlaceContext);
  const language = useLanguage();
  const minute = useMinute();
  return useMemo(
    () => ({
      locale: localeFor(language, place.locale),
      timeZone: place.timeZone,
      currency: place.currency,
      now: new Date(Math.max(minute, Date.now())),
    }),
    [language, place, minute],
  );
}

/** Every formatter of `format.ts`, bound to whoever is reading. */
export function useFormat() {
  const reader = useReader();
  return useMemo(
    () => ({
      reader,
      get today() {
        return format.dayOf(reader.now, reader.timeZone);
      },
      money: (money: Money, options?: MoneyOptions) => format.formatMoney(money, reader, options),
      number: (value: string | number, digits?: number) => format.formatNumber(value, reader, digits),
      rate: (value: string) => format.formatRate(value, reader),
      share: (percent: string | number) => format.formatShare(percent, reader),
      percent: (share: number, digits?: number) => format.formatPercent(share, reader, digits),
      day: (day: string) => format.formatDay(day, reader),
      dayExact: (day: string) => format.formatDayExact(day, reader),
      near: (day: string) => format.nearWords(day, reader),
      instant: (instant: string) => format.formatInstantNear(instant, reader),
      instantExact: (instant: string) => format.formatInstantExact(instant, reader),
      time: (instant: string) => format.formatTime(instant, reader),
    }),
    [reader],
  );
}

let minuteNow = Date.now();
const minuteListeners = new Set<(at: number) => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for the page, so that "5 minutes ago" moves without a timer per row. */
function useMinute(): number {
  const [at, setAt] = useState(minuteNow);
  useEffect(() => {
    minuteListeners.add(setAt);
    ticking ??= setInterval(() => {
      minuteNow = Date.now();
      minuteListeners.forEach((listener) => listener(minuteNow));
    }, 60_000);
    return () => {
      minuteListeners.delete(setAt);
    };
  }, []);
  return at;
}
