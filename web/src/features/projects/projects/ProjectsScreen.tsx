import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconHammer, IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMe } from '~/api/session';
import { placesFor } from '~/app/feature';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { projectMessages } from '../messages';
import { PlansWaiting } from '../win-plans/PlansWaiting';
import { Against, StateBadge } from './Against';
import { useProjects, type Project, type ProjectState } from './queries';

const route = getRouteApi('/shell/projects');
const shown: (ProjectState | '')[] = ['', 'planned', 'active', 'complete', 'closed'];

export function ProjectsScreen() {
  const t = useT(projectMessages);
  const { q, state } = route.useSearch();
  const navigate = useNavigate({ from: '/projects' });
  const projects = useProjects(state, q);
  const columns = useColumns();
  const filtered = Boolean(q || state);
  const all = () => void navigate({ search: {}, replace: true });
  return (
    <Page
      title={t('projects')}
      layout="fill"
      toolbar={
        <>
          <Find value={q ?? ''} find={(words) => void navigate({ search: (before) => ({ ...before, q: words || undefined }), replace: true })} />
          <SegmentedControl
            size="xs"
            aria-label={t('state')}
            value={state ?? ''}
            onChange={(value) => void navigate({ search: (before) => ({ ...before, state: (value || undefined) as ProjectState | undefined }), replace: true })}
            data={shown.map((value) => ({ value, label: value ? t('stateName', { state: value }) : t('all') }))}
          />
        </>
      }
    >
      <PlansWaiting />
      <DataTable
        label={t('projects')}
        columns={columns}
        rows={projects.rows}
        rowId={(project) => project.id}
        onOpen={(project) => void navigate({ to: '/projects/$id', params: { id: project.id } })}
        loading={projects.loading}
        problem={projects.error}
        retry={projects.retry}
        hasMore={projects.hasMore}
        loadingMore={projects.loadingMore}
        more={projects.more}
        empty={
          filtered ? (
            <EmptyState sentence={t('noneFound')} action={{ label: t('showAll'), run: all }} />
          ) : (
            <NoneYet />
          )
        }
      />
    </Page>
  );
}

/** Projects come from signed work, so that is where to begin. */
function NoneYet() {
  const t = useT(projectMessages);
  const estimates = placesFor(useMe()).find((place) => place.id === 'estimates');
  return <EmptyState icon={IconHammer} sentence={t('none')} action={estimates && { label: t('toEstimates'), run: () => go(estimates.to) }} />;
}

function useColumns(): Column<Project>[] {
  const t = useT(projectMessages);
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'name', header: t('name'), cell: (project) => `${project.number} · ${project.name}` },
      { id: 'customer', header: t('customer'), width: '13rem', phone: true, cell: (project) => project.account_name },
      { id: 'state', header: t('state'), width: '8.5rem', cell: (project) => <StateBadge plain state={project.state} /> },
      { id: 'done', header: t('done'), width: '5rem', align: 'end', cell: (project) => format.share(project.percent) },
      { id: 'finish', header: t('finish'), width: '13rem', cell: (project) => <DateText day={project.completed_on ?? project.forecast_finish} /> },
      { id: 'against', header: t('promised'), width: '11rem', phone: true, cell: (project) => <Against plain project={project} /> },
    ],
    [t, format],
  );
}

function Find({ value, find }: { value: string; find: (words: string) => void }) {
  const t = useT(projectMessages);
  const [words, setWords] = useState(value);
  const later = useDebouncedCallback(find, 200);
  return (
    <TextInput
      w="18rem"
      maw="100%"
      type="search"
      aria-label={t('find')}
      placeholder={t('find')}
      leftSection={<IconSearch size={16} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}
