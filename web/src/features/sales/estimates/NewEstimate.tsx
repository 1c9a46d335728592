import { Select, TextInput } from '@mantine/core';
import { go } from '~/app/go';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { salesMessages } from '../messages';
import { createEstimate, useOpenOpportunities } from '../queries';

const blank = { opportunity_id: '', name: '' };

export function NewEstimate({ onClose }: { onClose: () => void }) {
  const t = useT(salesMessages);
  const opportunities = useOpenOpportunities();
  const make = async ({ opportunity_id, name }: typeof blank) => {
    const estimate = await createEstimate({ opportunity_id: opportunity_id || null, name: name || null });
    void queryClient.invalidateQueries({ queryKey: ['estimate'] });
    go('/estimates/$id', { params: { id: estimate.id } });
  };
  return (
    <FormDialog title={t('newEstimate')} initial={blank} submitLabel={t('make')} onSubmit={make} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('opportunity')}
            description={t('opportunityHint')}
            searchable
            data={(opportunities.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={form.values.opportunity_id || null}
            error={form.field('opportunity_id').error ?? form.field('account_id' as 'name').error}
            onChange={(opportunity_id) => form.set({ opportunity_id: opportunity_id ?? '' })}
          />
          <TextInput label={t('name')} {...form.text('name')} />
        </>
      )}
    </FormDialog>
  );
}
