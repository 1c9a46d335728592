/** An hour with its burden, to the cent; nothing while one of the figures can't be read. Counted in whole numbers. */
export function burdened(base: string, percent: string): string | null {
  const [pay, share] = [hundredths(base), hundredths(percent)];
  if (pay === null || share === null || pay === 0n) return null;
  const cents = (pay * (10_000n + share) + 5_000n) / 10_000n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

function hundredths(typed: string): bigint | null {
  const plain = typed.trim();
  if (!/^\d{1,9}(\.\d{0,2})?$/.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
}
