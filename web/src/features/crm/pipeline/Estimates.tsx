import { Button } from '@mantine/core';
import { IconCalculator } from '@tabler/icons-react';
import { go } from '~/app/go';
import { api, ok } from '~/api/client';
import { useApiMutation, useApiQuery } from '~/api/query';
import { EstimateEntries } from '~/features/sales/estimates/EstimateEntries';
import { useT } from '~/i18n/messages';
import { LinkedRecords } from '~/ui/RecordPage';
import { pipelineMessages } from './messages';

/** What was priced for an opportunity. */
export function Estimates({ opportunityId }: { opportunityId: string }) {
  const t = useT(pipelineMessages);
  const estimates = useApiQuery(['estimate', 'of', opportunityId], (signal) =>
    ok(api.GET('/estimates', { params: { query: { opportunity_id: opportunityId } }, signal })),
  );
  const items = estimates.data?.items ?? [];
  return (
    <LinkedRecords icon={IconCalculator} label={t('estimates')} count={items.length}>
      <EstimateEntries estimates={items} />
    </LinkedRecords>
  );
}

/** Starts an estimate: customer, site and name come from the opportunity, so nothing is asked. */
export function NewEstimateButton({ opportunityId }: { opportunityId: string }) {
  const t = useT(pipelineMessages);
  const start = useApiMutation({
    send: () => ok(api.POST('/estimates', { body: { opportunity_id: opportunityId } })),
    refresh: ['estimate'],
  });
  return (
    <Button loading={start.isPending} onClick={() => start.mutate(undefined, { onSuccess: (made) => go('/estimates/$id', { params: { id: made.id } }) })}>
      {t('newEstimate')}
    </Button>
  );
}
