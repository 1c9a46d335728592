import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { TodoSection } from '~/ui/Todo';
import { BottleneckRow } from './BottleneckRow';
import { scheduleMessages } from './messages';
import { useProjectBottlenecks } from './queries';

/** The three things in the way of one project, the costliest first. */
export function ProjectBottlenecks({ projectId }: { projectId: string }) {
  const t = useT(scheduleMessages);
  const [whole, setWhole] = useState(false);
  const found = useProjectBottlenecks(projectId);
  if (found.error) return <ProblemNote problem={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  if (found.data.length === 0) return <StatusBadge plain tone="good" label={t('clear')} />;
  const shown = whole ? found.data : found.data.slice(0, 3);
  const more = !whole && found.data.length > 3;
  return (
    <TodoSection
      title={t('inTheWay')}
      count={found.data.length}
      action={
        more && (
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {t('all')}
          </Button>
        )
      }
    >
      {shown.map((one) => (
        <BottleneckRow key={`${one.kind}${one.subject_id}`} one={one} />
      ))}
    </TodoSection>
  );
}
