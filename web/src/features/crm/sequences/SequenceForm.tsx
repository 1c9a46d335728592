import { Button, Fieldset, NumberInput, Textarea, TextInput } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { sequenceMessages } from './messages';
import { changeSequence, type Sequence, type Step } from './queries';

/** The messages of a sequence, one under the other, with the days between them. */
export function SequenceForm({ sequence, onClose }: { sequence: Sequence; onClose: () => void }) {
  const t = useT(sequenceMessages);
  const tUi = useT(uiMessages);
  const save = async ({ steps }: { steps: Step[] }) => {
    await changeSequence(sequence, { steps });
    void queryClient.invalidateQueries({ queryKey: ['sequence'] });
  };
  return (
    <FormDialog title={t('changeTitle', { name: sequence.name })} initial={{ steps: sequence.steps }} submitLabel={tUi('save')} onSubmit={save} onClose={onClose} size="36rem">
      {(form) => {
        const { steps } = form.values;
        const put = (at: number, change: Partial<Step>) => form.set({ steps: steps.map((step, n) => (n === at ? { ...step, ...change } : step)) });
        const wrong = (at: number, field: keyof Step) => form.field(`steps.${at}.${field}` as 'steps').error;
        return (
          <>
            {steps.map((step, at) => (
              <Fieldset key={at} legend={t('nth', { n: at + 1 })}>
                <NumberInput label={t(at === 0 ? 'delay' : 'delayMore')} min={0} max={3650} allowDecimal={false} value={step.delay_days} error={wrong(at, 'delay_days')} onChange={(days) => put(at, { delay_days: Number(days) || 0 })} />
                <TextInput mt="sm" label={t('subject')} required withAsterisk={false} value={step.subject} error={wrong(at, 'subject')} onChange={(event) => put(at, { subject: event.currentTarget.value })} />
                <Textarea mt="sm" label={t('body')} description={t('fill')} autosize minRows={4} maxRows={14} value={step.body} error={wrong(at, 'body')} onChange={(event) => put(at, { body: event.currentTarget.value })} />
                {steps.length > 1 && (
                  <Button mt="xs" size="compact-xs" variant="subtle" color="gray" onClick={() => form.set({ steps: steps.filter((_, n) => n !== at) })}>
                    {t('removeStep')}
                  </Button>
                )}
              </Fieldset>
            ))}
            <Button variant="subtle" onClick={() => form.set({ steps: [...steps, { delay_days: 7, subject: '', body: '' }] })}>
              {t('addStep')}
            </Button>
          </>
        );
      }}
    </FormDialog>
  );
}
