import { dayOf } from '~/i18n/format';

interface Booked {
  starts_at?: string | null;
  tasks: readonly { early_start?: string | null }[];
}

/** The day somebody booked, or else the first open task's. */
export function dayOfJob(job: Booked, timeZone: string): string | undefined {
  if (job.starts_at) return dayOf(new Date(job.starts_at), timeZone);
  return job.tasks
    .map((task) => task.early_start?.slice(0, 10))
    .filter((day) => day != null)
    .sort()[0];
}

/** Today's jobs and those that should have begun; where there is none, the next one. The rest comes later. */
export function todaysFirst<J extends Booked>(jobs: readonly J[], today: string, timeZone: string): { now: J[]; later: J[] } {
  const now = jobs.filter((job) => (dayOfJob(job, timeZone) ?? today) <= today);
  const shown = now.length > 0 ? now : jobs.slice(0, 1);
  return { now: [...shown], later: jobs.filter((job) => !shown.includes(job)) };
}
