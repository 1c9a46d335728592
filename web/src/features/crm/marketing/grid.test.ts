import { expect, it } from 'vitest';
import { lastMonths, spendGrid } from './grid';
import type { Campaign, Source, Spend } from './queries';

const ads: Source = { id: 'ads', name: 'Google Ads', kind: 'paid_search' };
const fair: Source = { id: 'fair', name: 'Home show', kind: 'event' };
const spring = { id: 'spring', source_id: 'ads', name: 'Spring' } as Campaign;
const spend = (source_id: string, campaign_id: string | null, on_date: string, minor: number): Spend => ({ id: on_date, source_id, campaign_id, on_date, amount: { minor, currency: 'USD' }, note: '' });

it('counts months back over the turn of the year', () => {
  expect(lastMonths('2026-02-14', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

it('keeps what a campaign cost apart from the rest of its source, and leaves out older months', () => {
  const months = ['2026-01', '2026-02'];
  const spent = [spend('ads', null, '2026-01-31', 100), spend('ads', 'spring', '2026-02-01', 500), spend('ads', 'spring', '2026-02-20', 25), spend('ads', null, '2025-12-31', 9999)];
  const rows = spendGrid(spent, [ads, fair], [spring], months);
  expect(rows.map((row) => [row.source.name, row.campaign?.name, row.months, row.total])).toEqual([
    ['Google Ads', undefined, [100, 0], 100],
    ['Google Ads', 'Spring', [0, 525], 525],
    ['Home show', undefined, [0, 0], 0],
  ]);
});
