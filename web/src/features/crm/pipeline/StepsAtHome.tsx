import { Button, TextInput } from '@mantine/core';
import { api, ifMatch, ok } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { queryClient } from '~/api/queryClient';
import { useMe } from '~/api/session';
import { go } from '~/app/go';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { FormDialog } from '~/ui/FormDialog';
import { openOverlay } from '~/ui/overlay';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { pipelineMessages } from './messages';
import type { Card } from './queries';

const shown = 5;

/** At home: next steps of my opportunities that are due; one that is taken makes room for the one after. */
export default function StepsAtHome() {
  const t = useT(pipelineMessages);
  const { today } = useFormat();
  const me = useMe();
  const query = { state: 'open' as const, owner_id: me.user.id ?? undefined, next_step_by: today, limit: 50 };
  const due = useApiQuery(['opportunity', 'due', query], (signal) => ok(api.GET('/opportunities', { params: { query }, signal }))).data?.items ?? [];
  if (due.length === 0) return null;
  return (
    <TodoSection title={t('stepsDue')} count={due.length}>
      {due.slice(0, shown).map((card) => (
        <TodoRow
          key={card.id}
          tone={card.next_step_on && card.next_step_on < today ? 'late' : 'active'}
          title={card.next_step || t('noStep')}
          detail={[card.name, card.account_name].filter(Boolean).join(' · ')}
          meta={<DateText day={card.next_step_on} />}
          action={
            <Button size="xs" variant="default" onClick={() => openOverlay((close) => <StepTaken card={card} onClose={close} />)}>
              {t('stepDone')}
            </Button>
          }
          onOpen={() => go('/pipeline/$id', { params: { id: card.id } })}
        />
      ))}
    </TodoSection>
  );
}

function StepTaken({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useT(pipelineMessages);
  const save = async ({ next_step, next_step_on }: { next_step: string; next_step_on: string }) => {
    await ok(api.PATCH('/opportunities/{id}', { params: { path: { id: card.id }, header: ifMatch(card.version) }, body: { next_step, next_step_on } }));
    for (const subject of ['opportunity', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={t('andThen', { name: card.name })} initial={{ next_step: '', next_step_on: '' }} submitLabel={t('stepDone')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('nextStep')} required withAsterisk={false} {...form.text('next_step')} />
          <TextInput label={t('nextStepOn')} type="date" required withAsterisk={false} {...form.text('next_step_on')} />
        </>
      )}
    </FormDialog>
  );
}
