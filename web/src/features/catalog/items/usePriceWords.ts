import { useCallback } from 'react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { catalogMessages } from '../messages';
import type { Item } from '../queries';

/** How the price of an item follows from its cost, in words; hidden from those who may not see it. */
export function usePriceWords() {
  const t = useT(catalogMessages);
  const format = useFormat();
  return useCallback(
    ({ pricing }: Item) => {
      if (!pricing) return '–';
      if (pricing.by === 'unit_price') return t('fixed', { price: format.rate(pricing.unit_price) });
      return t(pricing.by, { percent: format.number(pricing.percent) });
    },
    [t, format],
  );
}
