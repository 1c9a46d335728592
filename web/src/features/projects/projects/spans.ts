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

interface Tied {
  from_task_id: string;
  to_task_id: string;
}

/** The tasks another may be put before: not itself, no summary, not tied already, and none that waits for it already. */
export function mayPrecede<T extends { id: string; kind: string }>(task: string, tasks: readonly T[], links: readonly Tied[]): T[] {
  const after = new Set([task]);
  // What was added to a set while it is walked is walked too.
  for (const one of after) for (const link of links) if (link.from_task_id === one) after.add(link.to_task_id);
  const tied = new Set(links.filter((link) => link.to_task_id === task).map((link) => link.from_task_id));
  return tasks.filter((one) => one.kind !== 'summary' && !after.has(one.id) && !tied.has(one.id));
}

/** How many summaries lie around a task: its place in the work breakdown structure tells. */
export function depthOf(task: { wbs: string }): number {
  return task.wbs.split('.').length - 1;
}
