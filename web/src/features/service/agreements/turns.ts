interface Turning {
  starts_on: string;
  every_months: number;
  ends_on?: string | null;
}

/** The days an agreement is due from a day on, counted from its start; a visit moves on to the next working day. */
export function turns(agreement: Turning, from: string, count: number): string[] {
  const { starts_on: start, every_months: every, ends_on: end } = agreement;
  if (!/^\d{4}-\d\d-\d\d$/.test(start) || !Number.isInteger(every) || every < 1) return [];
  const found: string[] = [];
  for (let turn = 0; found.length < count && turn < 1300; turn += 1) {
    const day = monthsLater(start, every * turn);
    if (end && day > end) break;
    if (day >= from) found.push(day);
  }
  return found;
}

/** The same day of a later month, or its last where that month is shorter. */
function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
