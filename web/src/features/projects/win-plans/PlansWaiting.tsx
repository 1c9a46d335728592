import { Button } from '@mantine/core';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { projectMessages } from '../messages';
import { usePlansWaiting } from './queries';

/** What was sold and waits for the office's look; nothing when nothing waits. */
export function PlansWaiting() {
  const t = useT(projectMessages);
  const plans = usePlansWaiting();
  if (plans.rows.length === 0) return null;
  return (
    <TodoSection title={t('plansWaiting')} count={plans.rows.length}>
      {plans.rows.map((plan) => {
        const open = () => go('/win-plans/$id', { params: { id: plan.id } });
        return (
          <TodoRow
            key={plan.id}
            tone="watch"
            title={plan.name}
            detail={plan.account_name}
            meta={<InstantText at={plan.created_at} />}
            action={
              <Button variant="default" onClick={open}>
                {t('review')}
              </Button>
            }
            onOpen={open}
          />
        );
      })}
    </TodoSection>
  );
}

export default PlansWaiting;
