import { Button } from '@mantine/core';
import { api, ok } from '~/api/client';
import { useApiQuery } from '~/api/query';
import { go } from '~/app/go';
import { openNewCustomer } from '~/features/crm/customers/openNewCustomer';
import { openNewEstimate } from '~/features/sales/estimates/openNewEstimate';
import { useT } from '~/i18n/messages';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { platformMessages } from '../messages';
import { openInvite } from '../settings/openInvite';
import { useCompany, useMembers } from '../settings/queries';

const one = { params: { query: { limit: 1 } } };

/** In a new company: the way to the first proposal. It goes away with the first estimate. */
export default function FirstSteps() {
  const estimates = useApiQuery(['estimate', 'any'], (signal) => ok(api.GET('/estimates', { ...one, signal })));
  return estimates.data?.items.length === 0 ? <Steps /> : null;
}

function Steps() {
  const t = useT(platformMessages);
  const company = useCompany().data;
  const members = useMembers().data;
  const leads = useApiQuery(['lead', 'any'], (signal) => ok(api.GET('/leads', { ...one, signal }))).data;
  const accounts = useApiQuery(['account', 'any'], (signal) => ok(api.GET('/accounts', { ...one, signal }))).data;
  if (!company || !members || !leads || !accounts) return null;
  const known = accounts.items.length > 0;
  const steps = [
    { step: 'company', done: Boolean(company.settings.phone && company.settings.address), run: () => go('/settings') },
    { step: 'people', done: members.length > 1, run: openInvite },
    { step: 'form', done: leads.items.length > 0, run: () => go('/settings', { hash: 'forms' }) },
    { step: 'import', done: known, run: () => go('/import') },
    { step: 'estimate', done: false, run: known ? () => openNewEstimate() : openNewCustomer },
  ];
  return (
    <TodoSection title={t('firstSteps')} count={steps.filter(({ done }) => !done).length}>
      {steps.map(({ step, done, run }) => (
        <TodoRow
          key={step}
          tone={done ? 'good' : 'calm'}
          title={t('firstStep', { step })}
          detail={t('firstWhy', { step })}
          action={
            !done && (
              <Button size="xs" variant="default" onClick={run}>
                {t('firstDo', { step: step === 'estimate' && !known ? 'customer' : step })}
              </Button>
            )
          }
        />
      ))}
    </TodoSection>
  );
}
