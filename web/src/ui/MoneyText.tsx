import type { Money, MoneyOptions } from '~/i18n/format';
import { useFormat } from '~/i18n/reader';

/** A sum of money. In a column, put the currency in the header and use `bare`. */
export function MoneyText({ money, ...options }: { money: Money | null | undefined } & MoneyOptions) {
  const format = useFormat();
  if (!money) return <span aria-hidden>–</span>;
  const shown = format.money(money, options);
  if (!options.short) return <span>{shown}</span>;
  return <span title={format.money(money)}>{shown}</span>;
}
