import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMe } from '~/api/session';
import { Drafts } from '~/features/crm/drafts/Drafts';
import { useDrafts } from '~/features/crm/drafts/queries';
import { ProjectBottlenecks } from '~/features/schedule/ProjectBottlenecks';
import { useProjectBottlenecks } from '~/features/schedule/queries';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { MoneyText } from '~/ui/MoneyText';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { Stat, Stats } from '~/ui/Stat';
import { projectMessages } from '../messages';
import { Against, StateBadge } from './Against';
import { DeliveriesView } from './DeliveriesView';
import { GanttView } from './GanttView';
import { GatesView } from './GatesView';
import { HistoryView } from './HistoryView';
import styles from './ProjectScreen.module.css';
import { useChangeProject, useCloseProject, useNetwork, type Network, type Project } from './queries';
import { views, type View } from './routes';
import { TasksView } from './TasksView';

const ProjectBudget = lazy(() => import('~/features/money/ProjectBudget').then((module) => ({ default: module.ProjectBudget })));
const ProjectMoney = lazy(() => import('~/features/money/ProjectMoney').then((module) => ({ default: module.ProjectMoney })));
const ProjectLog = lazy(() => import('~/features/field/ProjectLog').then((module) => ({ default: module.ProjectLog })));
const TimeList = lazy(() => import('~/features/field/TimeList').then((module) => ({ default: module.TimeList })));

const route = getRouteApi('/shell/projects/$id');
const deskRoles = ['owner', 'office', 'project_manager'];
/** What shows cost is offered only to those who may see it. */
const priced: readonly View[] = ['budget', 'money'];

export function ProjectScreen() {
  const { id } = route.useParams();
  const network = useNetwork(id);
  // Asked for beside the network, not after it.
  useProjectBottlenecks(id);
  if (network.error && !network.data) return <ProblemNote large problem={network.error} retry={() => void network.refetch()} />;
  if (!network.data) return null;
  return <Loaded key={id} network={network.data} />;
}

function Loaded({ network }: { network: Network }) {
  const t = useT(projectMessages);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/projects/$id' });
  const { project } = network;
  const me = useMe();
  const offered = me.rights.cost ? views : views.filter((one) => !priced.includes(one));
  const view = offered.find((one) => one === search.view) ?? 'tasks';
  const mayPlan = deskRoles.includes(me.role) && !['closed', 'cancelled'].includes(project.state);
  const bottlenecks = useProjectBottlenecks(project.id);
  const drafts = useDrafts(project.account_id, mayPlan);
  // The view waits for what stands above it, so that nothing moves under the reader's hand.
  const settled = !bottlenecks.isPending && !(mayPlan && drafts.loading);
  return (
    <Page
      title={`${project.number} · ${project.name}`}
      aside={
        <>
          <StateBadge state={project.state} />
          <Link to="/customers/$id" params={{ id: project.account_id }}>
            {project.account_name}
          </Link>
        </>
      }
      actions={project.state === 'complete' && mayPlan && <CloseButton project={project} />}
    >
      <div className={styles.body}>
        <Standing project={project} mayPlan={mayPlan} />
        <ProjectBottlenecks projectId={project.id} />
        {mayPlan && <Drafts accountId={project.account_id} />}
        {settled && (
          <div className={styles.view}>
            <div className={styles.views}>
              <SegmentedControl
                aria-label={t('project')}
                value={view}
                onChange={(next) => void navigate({ search: { view: next as View }, replace: true })}
                data={offered.map((one) => ({ value: one, label: t(one) }))}
              />
            </div>
            <Suspense fallback={null}>
              <Shown view={view} network={network} mayPlan={mayPlan} />
            </Suspense>
          </div>
        )}
      </div>
    </Page>
  );
}

function Shown({ view, network, mayPlan }: { view: View; network: Network; mayPlan: boolean }) {
  const id = network.project.id;
  switch (view) {
    case 'gantt':
      return <GanttView network={network} />;
    case 'deliveries':
      return <DeliveriesView projectId={id} mayPlan={mayPlan} />;
    case 'gates':
      return <GatesView projectId={id} mayPlan={mayPlan} />;
    case 'budget':
      return <ProjectBudget projectId={id} />;
    case 'money':
      return <ProjectMoney projectId={id} />;
    case 'log':
      return <ProjectLog projectId={id} />;
    case 'time':
      return <TimeList projectId={id} />;
    case 'history':
      return <HistoryView projectId={id} />;
    default:
      return <TasksView network={network} mayPlan={mayPlan} />;
  }
}

/** The finish against the promise, at a glance. */
function Standing({ project, mayPlan }: { project: Project; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const format = useFormat();
  const change = useChangeProject(project);
  const promised = project.promised_finish;
  return (
    <Stats>
      <Stat label={t('forecast')} value={<DateText day={project.completed_on ?? project.forecast_finish} words={false} />} note={<Against project={project} />} />
      <Stat
        label={t('promised')}
        value={
          mayPlan ? (
            <InlineEdit
              label={t('promised')}
              type="date"
              required
              value={promised}
              shown={<DateText day={promised} words={false} />}
              onSave={(promised_finish) => change.mutate({ promised_finish })}
            />
          ) : (
            <DateText day={promised} words={false} />
          )
        }
      />
      <Stat label={t('done')} value={format.share(project.percent)} />
      {project.contract_minor != null && (
        <Stat label={t('contract')} value={<MoneyText money={{ minor: project.contract_minor, currency: project.currency }} />} />
      )}
    </Stats>
  );
}

function CloseButton({ project }: { project: Project }) {
  const t = useT(projectMessages);
  const close = useCloseProject((closed) => t('closed', { name: closed.name }));
  return (
    <Button loading={close.isPending} onClick={() => close.mutate(project)}>
      {t('close')}
    </Button>
  );
}
