import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { go } from '~/app/go';
import { queryClient } from '~/api/queryClient';
import { useAccountsFound } from '~/features/crm/customers/queries';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { salesMessages } from '../messages';
import { createEstimate, useOpenOpportunities } from '../queries';

interface NewEstimateProps {
  account?: { id: string; name: string };
  onClose: () => void;
}

/** For an opportunity that is there, or for a customer, whose opportunity then begins with it. */
export function NewEstimate({ account, onClose }: NewEstimateProps) {
  const t = useT(salesMessages);
  const [words, setWords] = useState('');
  const [customer, setCustomer] = useState(account?.id ?? '');
  const accounts = useAccountsFound(words);
  const opportunities = useOpenOpportunities(customer || undefined);
  const known = account ? [account] : (accounts.data?.items ?? []);
  const initial = { account_id: account?.id ?? '', opportunity_id: '', name: '' };
  const make = async ({ account_id, opportunity_id, name }: typeof initial) => {
    const from = opportunity_id ? { opportunity_id, name: name || null } : { account_id: account_id || null, name: name || null, opportunity_name: name || null };
    const estimate = await createEstimate(from);
    for (const subject of ['estimate', 'opportunity']) void queryClient.invalidateQueries({ queryKey: [subject] });
    go('/estimates/$id', { params: { id: estimate.id } });
  };
  return (
    <FormDialog title={t('newEstimate')} initial={initial} submitLabel={t('make')} onSubmit={make} onClose={onClose}>
      {(form) => {
        const isNew = form.values.account_id !== '' && form.values.opportunity_id === '';
        return (
          <>
            <Select
              label={t('customer')}
              placeholder={t('anyCustomer')}
              searchable
              clearable={!account}
              disabled={Boolean(account)}
              nothingFoundMessage={t('nothingFound')}
              data={known.map((one) => ({ value: one.id, label: one.name }))}
              filter={({ options }) => options}
              value={form.values.account_id || null}
              error={form.field('account_id').error}
              onSearchChange={setWords}
              onChange={(id) => {
                setCustomer(id ?? '');
                form.set({ account_id: id ?? '', opportunity_id: '' });
              }}
            />
            <Select
              label={t('opportunity')}
              description={t(isNew ? 'opportunityNew' : 'opportunityHint')}
              placeholder={isNew ? t('aNewOne') : undefined}
              searchable
              clearable
              data={(opportunities.data?.items ?? []).map((one) => ({ value: one.id, label: one.account_name && !customer && one.account_name !== one.name ? `${one.name} · ${one.account_name}` : one.name }))}
              value={form.values.opportunity_id || null}
              error={form.field('opportunity_id').error}
              onChange={(opportunity_id) => form.set({ opportunity_id: opportunity_id ?? '' })}
            />
            <TextInput label={t('name')} placeholder={isNew ? t('nameExample') : undefined} required={isNew} withAsterisk={false} {...form.text('name')} />
          </>
        );
      }}
    </FormDialog>
  );
}
