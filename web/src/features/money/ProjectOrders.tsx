import { Button } from '@mantine/core';
import { useMe } from '~/api/session';
import { SupplierPicker } from '~/features/projects/projects/SupplierPicker';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { moneyMessages } from './messages';
import styles from './ProjectBudget.module.css';
import { usePlaceOrder, useProjectBills, useProjectOrders } from './queries';

const tones = { planned: 'watch', ordered: 'active', received: 'good', cancelled: 'calm' } as const;

/** Orders to be placed or placed, and the bills that came. */
export function ProjectOrders({ projectId }: { projectId: string }) {
  const t = useT(moneyMessages);
  const orders = useProjectOrders(projectId).data ?? [];
  const bills = useProjectBills(projectId).data ?? [];
  const place = usePlaceOrder();
  const { role } = useMe();
  const mayOrder = role === 'owner' || role === 'office' || role === 'project_manager';
  return (
    <>
      {orders.length > 0 && <h3 className={styles.title}>{t('orders')}</h3>}
      <ul className={styles.list}>
        {orders.map((order) => (
          <li key={order.id} className={styles.line}>
            <span>{order.number}</span>
            <span className={styles.grow}>
              {mayOrder && order.state === 'planned' ? <SupplierPicker order={order} /> : (order.vendor_name ?? t('noVendor'))}
            </span>
            <StatusBadge plain tone={tones[order.state]} label={t('orderState', { state: order.state })} />
            {order.total_minor != null && <MoneyText money={{ minor: order.total_minor, currency: order.currency }} />}
            {mayOrder && order.state === 'planned' && (
              <Button variant="default" disabled={!order.vendor_account_id} loading={place.isPending && place.variables.id === order.id} onClick={() => place.mutate(order)}>
                {t('place')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {bills.length > 0 && <h3 className={styles.title}>{t('bills')}</h3>}
      <ul className={styles.list}>
        {bills.map((bill) => (
          <li key={bill.id} className={styles.line}>
            <span>{bill.number}</span>
            <span className={styles.grow}>{bill.vendor_name}</span>
            <span className={styles.soft}>
              <DateText day={bill.bill_date} words={false} />
            </span>
            <MoneyText money={bill.total} />
          </li>
        ))}
      </ul>
    </>
  );
}
