/**
 * How well `query` fits `text`: 0 is not at all. All letters must occur in order; the start of the text, the start of
 * a word and unbroken runs count more, so that "nc" finds "New customer" before "Invoices".
 */
export function matchScore(query: string, text: string): number {
  const wanted = fold(query).replace(/\s+/g, '');
  const given = fold(text);
  if (!wanted) return 1;
  if (given.startsWith(fold(query).trim())) return 1000 - given.length;
  let score = 0;
  let at = -1;
  for (const char of wanted) {
    const found = bestPlace(given, char, at + 1);
    if (found < 0) return 0;
    score += found === at + 1 && at >= 0 ? 8 : isWordStart(given, found) ? 6 : 1;
    at = found;
  }
  return score / (1 + (given.length - wanted.length) / 60);
}

/** The next start of a word with this letter if there is one close by, else the next such letter. */
function bestPlace(text: string, char: string, from: number): number {
  if (text[from] === char) return from;
  for (let at = from; at < text.length; at += 1) if (text[at] === char && isWordStart(text, at)) return at;
  return text.indexOf(char, from);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s\-/.&]/.test(text[at - 1]!);
}

/** Lower case without accents: "cotización" is found by "cotizacion". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}
