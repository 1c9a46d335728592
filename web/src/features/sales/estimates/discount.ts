import type { Schemas } from '~/api/client';

type Discount = Schemas['Discount'];

/** "5%" and "5 %" are a share, "250" and "1,250.00" an amount, nothing is no discount; null for what is neither. */
export function discountOf(typed: string): Discount | null {
  const plain = typed.replace(/[\s$€£]/g, '');
  if (plain === '') return { by: 'percent', percent: '0' };
  const number = plain.replace(/%$/, '');
  if (plain.endsWith('%')) return /^\d{1,3}([.,]\d+)?$/.test(number) ? { by: 'percent', percent: number.replace(',', '.') } : null;
  const amount = number.replaceAll(',', '');
  return /^\d{1,12}(\.\d{1,2})?$/.test(amount) ? { by: 'amount', amount } : null;
}

/** As somebody would type it. */
export function discountText(discount: Discount | null | undefined): string {
  if (!discount) return '';
  return discount.by === 'percent' ? `${discount.percent}%` : discount.amount;
}
