/** Moments of plans are `YYYY-MM-DDTHH:MM` on the site's clock: their day is what people read. */
export function dayOfMoment(moment: string | null | undefined): string | null {
  return moment ? moment.slice(0, 10) : null;
}

/** Working minutes as hours, to the quarter. */
export function hoursText(minutes: number): string {
  return String(Math.round(minutes / 15) / 4);
}

/** Slack in working days, to the half day. */
export function slackDays(minutes: number | null | undefined, dayMinutes: number): string {
  return String(Math.round(((minutes ?? 0) / dayMinutes) * 2) / 2);
}
