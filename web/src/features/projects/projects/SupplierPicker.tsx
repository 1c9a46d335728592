import { Select } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { projectMessages } from '../messages';
import { useSupplier, useSuppliers, type PurchaseOrder } from './queries';

/** Who delivers a planned order; it can be placed once somebody is named. */
export function SupplierPicker({ order }: { order: PurchaseOrder }) {
  const t = useT(projectMessages);
  const suppliers = useSuppliers();
  const choose = useSupplier();
  return (
    <Select
      searchable
      aria-label={t('chooseSupplier', { number: String(order.number) })}
      placeholder={t('noSupplier')}
      nothingFoundMessage={t('noSupplierFound')}
      disabled={choose.isPending}
      data={suppliers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
      value={order.vendor_account_id ?? null}
      onChange={(vendor) => vendor && choose.mutate({ order, vendor })}
    />
  );
}
