/** What somebody typed as an amount, in whole minor units; null when it is not one. `1,250.50`, `1250.5` and `-20` are. */
export function minorOf(typed: string, decimals = 2): number | null {
  const plain = typed.replace(/[\s$€£,]/g, '');
  if (!/^-?\d{1,12}(\.\d*)?$/.test(plain)) return null;
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.');
  if (fraction.length > decimals) return null;
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  return plain.startsWith('-') ? -minor : minor;
}
