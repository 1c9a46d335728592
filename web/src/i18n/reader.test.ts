import { expect, it } from 'vitest';
import { formatMoney } from './format';
import { localeFor } from './reader';

it('reads Spanish with the separators of the company’s country, and of the US where it names none', () => {
  expect(localeFor('es', 'en-US')).toBe('es-US');
  expect(localeFor('es', 'en')).toBe('es-US');
  expect(localeFor('es', 'en-CA')).toBe('es-CA');
  expect(localeFor('en', 'es-MX')).toBe('en-MX');
});

it('keeps the company’s own way in its own language', () => {
  expect(localeFor('en', 'en-GB')).toBe('en-GB');
  expect(localeFor('en', 'en')).toBe('en');
});

it('writes American amounts in Spanish', () => {
  const reader = { locale: localeFor('es', 'en'), timeZone: 'America/Denver', now: new Date(0) };
  expect(formatMoney({ minor: 1_436_438, currency: 'USD' }, reader)).toBe('$14,364.38');
});
