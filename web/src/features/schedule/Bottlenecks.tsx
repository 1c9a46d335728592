import { IconCircleCheck } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { EmptyState } from '~/ui/EmptyState';
import { ProblemNote } from '~/ui/ProblemNote';
import { TodoSection } from '~/ui/Todo';
import { BottleneckRow } from './BottleneckRow';
import { scheduleMessages } from './messages';
import { useBottlenecks } from './queries';

/** Everything that stands in the way of any project, the costliest first. */
export function Bottlenecks({ toCrews }: { toCrews: () => void }) {
  const t = useT(scheduleMessages);
  const found = useBottlenecks();
  return (
    <>
      {found.error && <ProblemNote large problem={found.error} retry={() => void found.refetch()} />}
      {found.data?.length === 0 && <EmptyState icon={IconCircleCheck} sentence={t('clearAll')} action={{ label: t('seeCrews'), run: toCrews }} />}
      {found.data && found.data.length > 0 && (
        <TodoSection title={t('inTheWay')} count={found.data.length}>
          {found.data.map((one) => (
            <BottleneckRow key={`${one.kind}${one.subject_id}`} one={one} named />
          ))}
        </TodoSection>
      )}
    </>
  );
}
