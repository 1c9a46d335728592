import { daysBetween } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import type { Project, ProjectState } from './queries';

/** The finish against the promise, in days and words. */
export function Against({ project, plain }: { project: Project; plain?: boolean }) {
  const t = useT(projectMessages);
  const finish = project.completed_on ?? project.forecast_finish;
  if (!finish || !project.promised_finish) return <span aria-hidden>–</span>;
  const days = daysBetween(project.promised_finish, finish);
  if (days < 0) return <StatusBadge plain={plain} tone="good" label={t('early', { days: -days })} />;
  return <StatusBadge plain={plain} tone={days === 0 ? 'good' : 'late'} label={t('against', { days })} />;
}

const tones = { planned: 'calm', active: 'active', complete: 'good', closed: 'good', cancelled: 'blocked' } as const;

export function StateBadge({ state, plain }: { state: ProjectState; plain?: boolean }) {
  const t = useT(projectMessages);
  return <StatusBadge plain={plain} tone={tones[state]} label={t('stateName', { state })} />;
}
