/**
 * What somebody typed as an amount, in whole minor units; null when it is not one, or could be two. The rules are those of
 * the server's `parse_amount`: `1,250.50`, `1.250,50`, `1 250,50` and `(20)` are amounts; `1.500` and `1.000.5` are not.
 */
export function minorOf(typed: string, decimals = 2): number | null {
  let text = typed.replace(/[\s$€£']/g, '');
  const bracketed = /^\(.*\)$/.test(text);
  if (bracketed) text = text.slice(1, -1);
  const negative = /^[-−]/.test(text);
  if (negative) text = text.slice(1);
  const split = wholeAndFraction(text);
  if (!split || split.whole.length > 12 || split.fraction.length > decimals) return null;
  const minor = Number(split.whole + split.fraction.padEnd(decimals, '0'));
  return bracketed !== negative ? -minor : minor;
}

/** Where both marks appear, the last one is the decimal mark; a lone one before three digits is read only if it is a comma. */
function wholeAndFraction(text: string): { whole: string; fraction: string } | null {
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const mark = decimalMark(text);
  if (mark === 'either') return null;
  const parts = mark ? text.split(mark) : [text];
  if (parts.length > 2) return null;
  const [whole = '', fraction = ''] = parts;
  const groups = whole.split(/[.,]/);
  const grouped = groups.length === 1 || (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => group.length === 3));
  return grouped ? { whole: groups.join('') || '0', fraction } : null;
}

function decimalMark(text: string): '.' | ',' | 'either' | null {
  const [dot, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  if (dot < 0 && comma < 0) return null;
  const [mark, at] = dot >= 0 ? (['.', dot] as const) : ([',', comma] as const);
  if (text.split(mark).length > 2) return null;
  const looksLikeThousands = text.length - at - 1 === 3 && at > 0 && !text.startsWith('0');
  if (!looksLikeThousands) return mark;
  return mark === ',' && at <= 3 ? null : 'either';
}
