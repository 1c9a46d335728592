import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { TodoSection } from '~/ui/Todo';
import { BottleneckRow } from './BottleneckRow';
import { scheduleMessages } from './messages';
import { useBottlenecks } from './queries';

/** The worst five at home; nothing when nothing is in the way. */
export default function WorstBottlenecks() {
  const t = useT(scheduleMessages);
  const found = useBottlenecks();
  const costly = (found.data ?? []).filter((one) => one.days_at_stake > 0);
  if (costly.length === 0) return null;
  return (
    <TodoSection title={t('bottlenecks')} count={costly.length} action={<Link to="/schedule">{t('all')}</Link>}>
      {costly.slice(0, 5).map((one) => (
        <BottleneckRow key={`${one.kind}${one.subject_id}`} one={one} named />
      ))}
    </TodoSection>
  );
}
