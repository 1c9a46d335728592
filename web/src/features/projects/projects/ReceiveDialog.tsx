import { Select, Textarea } from '@mantine/core';
import { queryClient } from '~/api/queryClient';
import type { Schemas } from '~/api/client';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { projectMessages } from '../messages';
import { dated, receive, type Delivery } from './queries';

const ways: Schemas['DeliveryState'][] = ['received', 'short', 'damaged'];

export function ReceiveDialog({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const t = useT(projectMessages);
  const initial = { state: 'received' as Schemas['DeliveryState'], note: '' };
  const save = async (values: typeof initial) => {
    await receive(delivery, values);
    for (const subject of dated) void queryClient.invalidateQueries({ queryKey: [subject] });
  };
  return (
    <FormDialog title={`${t('receiveTitle')}: ${delivery.description}`} initial={initial} submitLabel={t('receive')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <Select
            label={t('receivedAs')}
            allowDeselect={false}
            data={ways.map((state) => ({ value: state, label: t('deliveryState', { state }) }))}
            value={form.values.state}
            onChange={(state) => state && form.set({ state: state as Schemas['DeliveryState'] })}
          />
          <Textarea label={t('note')} placeholder={t('noteHint')} {...form.text('note')} />
        </>
      )}
    </FormDialog>
  );
}
