import { Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useMe } from '~/api/session';
import { go } from '~/app/go';
import { minorOf } from '~/features/money/amount';
import { fieldProblem } from '~/features/money/fieldProblem';
import { minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { useAccountsFound } from '../customers/queries';
import { useSources } from '../marketing/queries';
import { pipelineMessages } from './messages';

const blank = { name: '', account_id: '', value: '', source_id: '', next_step: '', next_step_on: '' };

export function NewOpportunity({ onClose }: { onClose: () => void }) {
  const t = useT(pipelineMessages);
  const { currency } = useMe().company;
  const [words, setWords] = useState('');
  const accounts = useAccountsFound(words).data?.items ?? [];
  const sources = useSources().data?.items ?? [];
  const add = async ({ name, value, ...rest }: typeof blank) => {
    const minor = value.trim() ? minorOf(value, minorDigits(currency)) : 0;
    if (minor === null) throw fieldProblem('value', t('badValue'));
    const given = Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== ''));
    const made = await ok(api.POST('/opportunities', { body: { name, value: { minor, currency }, ...given } }));
    void queryClient.invalidateQueries({ queryKey: ['opportunity'] });
    go('/pipeline', { search: { open: made.id } });
  };
  return (
    <FormDialog title={t('newOpportunity')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('name')} required withAsterisk={false} data-autofocus {...form.text('name')} />
          <Select
            label={t('account')}
            searchable
            clearable
            nothingFoundMessage={t('nobodyFound')}
            data={accounts.map((one) => ({ value: one.id, label: one.name }))}
            filter={({ options }) => options}
            value={form.values.account_id || null}
            error={form.field('account_id').error}
            onSearchChange={setWords}
            onChange={(account_id) => form.set({ account_id: account_id ?? '' })}
          />
          <Group grow align="start">
            <TextInput label={t('value', { currency })} inputMode="decimal" {...form.text('value')} />
            <Select
              label={t('source')}
              clearable
              data={sources.map((one) => ({ value: one.id, label: one.name }))}
              value={form.values.source_id || null}
              error={form.field('source_id').error}
              onChange={(source_id) => form.set({ source_id: source_id ?? '' })}
            />
          </Group>
          <Group grow align="start">
            <TextInput label={t('nextStep')} {...form.text('next_step')} />
            <TextInput label={t('nextStepOn')} type="date" {...form.text('next_step_on')} />
          </Group>
        </>
      )}
    </FormDialog>
  );
}

/** A loss needs its reason; the reports learn from it. */
export function Lose({ name, lose, onClose }: { name: string; lose: (reason: string) => Promise<unknown>; onClose: () => void }) {
  const t = useT(pipelineMessages);
  return (
    <FormDialog title={t('loseTitle', { name })} initial={{ reason: '' }} submitLabel={t('lose')} onSubmit={({ reason }) => lose(reason)} onClose={onClose}>
      {(form) => <TextInput label={t('lostReason')} required withAsterisk={false} data-autofocus {...form.text('reason')} />}
    </FormDialog>
  );
}
