import type { Figure } from './queries';

type Counted = Pick<Figure, 'unit' | 'value' | 'minor'>;

/** Which way a figure went and by how much, in its own unit: minor units of money, points of percent. */
export function trendOf(now: Counted, before: Counted | undefined): { direction: 'up' | 'down' | 'same'; by: number } | undefined {
  const [to, from] = [amount(now), before && amount(before)];
  if (to === undefined || from === undefined) return undefined;
  const difference = to - from;
  // A tenth of a point is noise, not news.
  if (Math.abs(difference) < (now.unit === 'money' ? 1 : 0.05)) return { direction: 'same', by: 0 };
  return { direction: difference > 0 ? 'up' : 'down', by: Math.abs(difference) };
}

function amount(figure: Counted): number | undefined {
  if (figure.value == null) return undefined;
  return figure.unit === 'money' ? (figure.minor ?? undefined) : Number(figure.value);
}
