import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '~/api/session';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import { PlanBudget } from './PlanBudget';
import { PlanSide } from './PlanSide';
import { PlanTasks } from './PlanTasks';
import { useChangePlan, useCommit, useReverse, useWinPlan, type WinPlan } from './queries';
import styles from './WinPlanScreen.module.css';

const route = getRouteApi('/shell/win-plans/$id');
const planners = ['owner', 'office', 'project_manager'];

/** What will be created, from which line, and what is missing; one line changed, then committed. */
export function WinPlanScreen() {
  const { id } = route.useParams();
  const plan = useWinPlan(id);
  if (plan.error && !plan.data) return <ProblemNote large problem={plan.error} retry={() => void plan.refetch()} />;
  if (!plan.data) return null;
  return <Loaded key={id} plan={plan.data} />;
}

function Loaded({ plan }: { plan: WinPlan }) {
  const t = useT(projectMessages);
  const mayPlan = planners.includes(useMe().role);
  const change = useChangePlan(plan);
  const edit = mayPlan && plan.state !== 'committed' ? change.mutate : undefined;
  return (
    <Page
      title={plan.definition.name}
      aside={
        <>
          <StatusBadge tone={plan.state === 'committed' ? 'good' : 'watch'} label={t('planState', { state: plan.state })} />
          {plan.account_name}
        </>
      }
      actions={mayPlan && <Actions plan={plan} />}
    >
      <div className={styles.body}>
        <p className={styles.lead}>{t('planLead')}</p>
        <div className={styles.column}>
          <PlanTasks plan={plan.definition} change={edit} />
          <PlanBudget plan={plan.definition} change={edit} />
        </div>
        <div className={styles.column}>
          <PlanSide plan={plan.definition} change={edit} />
        </div>
      </div>
    </Page>
  );
}

function Actions({ plan }: { plan: WinPlan }) {
  const t = useT(projectMessages);
  const commit = useCommit(plan, t('committed', { name: plan.definition.name }));
  const reverse = useReverse(plan, t('reversed'));
  const open = (id: string) => go('/projects/$id', { params: { id } });
  const projectId = plan.project_id;
  if (projectId) {
    return (
      <>
        <Button variant="default" loading={reverse.isPending} onClick={() => reverse.mutate()}>
          {t('reverse')}
        </Button>
        <Button onClick={() => open(projectId)}>{t('openProject')}</Button>
      </>
    );
  }
  return (
    <Button loading={commit.isPending} onClick={() => commit.mutate(undefined, { onSuccess: (project) => open(project.id) })}>
      {t('commit')}
    </Button>
  );
}
