import { Select, TextInput } from '@mantine/core';
import { api, ok } from '~/api/client';
import { queryClient } from '~/api/queryClient';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { usePeople } from '../customers/queries';
import { pipelineMessages } from './messages';
import { influences, roles, stances, type Opportunity } from './queries';

interface Part {
  contact_id: string;
  name: string;
  role: (typeof roles)[number];
  influence: (typeof influences)[number];
  stance: (typeof stances)[number];
}

const blank: Part = { contact_id: '', name: '', role: 'decision_maker', influence: 'high', stance: 'unknown' };

/** One of the account's people, or somebody new, with their part in the decision. */
export function AddStakeholder({ opportunity, onClose }: { opportunity: Opportunity; onClose: () => void }) {
  const t = useT(pipelineMessages);
  const people = usePeople(opportunity.account_id ?? undefined);
  const add = async ({ name, ...part }: Part) => {
    const place = opportunity.account_id ? { account_id: opportunity.account_id, role: 'other' as const, is_primary: false } : null;
    const contact_id = name.trim() ? (await ok(api.POST('/contacts', { body: { name, place } }))).id : part.contact_id;
    await ok(api.POST('/opportunities/{id}/stakeholders', { params: { path: { id: opportunity.id } }, body: { ...part, contact_id } }));
    for (const subject of ['opportunity', 'contact', 'timeline']) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  const known = (people.data?.items ?? []).map((person) => ({ value: person.contact.id, label: person.contact.name }));
  return (
    <FormDialog title={t('addStakeholder')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          {known.length > 0 && (
            <Select label={t('person')} data={known} value={form.values.contact_id || null} error={form.field('contact_id').error} onChange={(id) => form.set({ contact_id: id ?? '', name: '' })} />
          )}
          {!form.values.contact_id && <TextInput label={t('newPerson')} {...form.text('name')} />}
          <Select
            label={t('role')}
            allowDeselect={false}
            data={roles.map((role) => ({ value: role, label: t('roleName', { role }) }))}
            value={form.values.role}
            onChange={(role) => role && form.set({ role: role as Part['role'] })}
          />
          <Select
            label={t('influence')}
            allowDeselect={false}
            data={influences.map((influence) => ({ value: influence, label: t('influenceName', { influence }) }))}
            value={form.values.influence}
            onChange={(influence) => influence && form.set({ influence: influence as Part['influence'] })}
          />
          <Select
            label={t('stance')}
            allowDeselect={false}
            data={stances.map((stance) => ({ value: stance, label: t('stanceName', { stance }) }))}
            value={form.values.stance}
            onChange={(stance) => stance && form.set({ stance: stance as Part['stance'] })}
          />
        </>
      )}
    </FormDialog>
  );
}
