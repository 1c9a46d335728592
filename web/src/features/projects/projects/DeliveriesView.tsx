import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { InlineEdit } from '~/ui/InlineEdit';
import { MoneyText } from '~/ui/MoneyText';
import { openOverlay } from '~/ui/overlay';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { projectMessages } from '../messages';
import styles from './ProjectScreen.module.css';
import { useDeliveries, useOrders, usePlaceOrder, usePromise, type Delivery, type PurchaseOrder } from './queries';
import { ReceiveDialog } from './ReceiveDialog';
import { SupplierPicker } from './SupplierPicker';

/** What must be here by when, who has promised, what is late; and the orders it comes from. */
export function DeliveriesView({ projectId, mayPlan }: { projectId: string; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const deliveries = useDeliveries(projectId);
  if (deliveries.error) return <ProblemNote problem={deliveries.error} retry={() => void deliveries.refetch()} />;
  if (!deliveries.data) return null;
  return (
    <>
      {deliveries.data.length === 0 ? (
        <p className={styles.none}>{t('noDeliveries')}</p>
      ) : (
        <div className={styles.frame} data-cards tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('what')}</th>
                <th>{t('neededBy')}</th>
                <th>{t('expected')}</th>
                <th>{t('promised')}</th>
                <th>{t('state')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {deliveries.data.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} mayPlan={mayPlan} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayPlan && <Orders projectId={projectId} />}
    </>
  );
}

function DeliveryRow({ delivery, mayPlan }: { delivery: Delivery; mayPlan: boolean }) {
  const t = useT(projectMessages);
  const promise = usePromise();
  const here = delivery.received_on != null;
  const due = delivery.promised_on ?? delivery.expected_on;
  const late = !here && delivery.needed_by != null && due > delivery.needed_by;
  return (
    <tr>
      <td>
        <div>{delivery.description}</div>
        <div className={styles.quiet}>
          {[delivery.vendor_name, delivery.task_name, delivery.note].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td data-label={t('neededBy')}>
        <DateText day={delivery.needed_by} words={false} />
      </td>
      <td data-label={t('expected')}>
        <DateText day={delivery.received_on ?? delivery.expected_on} words={false} />
      </td>
      <td data-label={t('promised')}>
        {mayPlan && !here ? (
          <InlineEdit
            label={t('promisedOn', { name: delivery.description })}
            type="date"
            required
            value={delivery.promised_on}
            shown={delivery.promised_on ? <DateText day={delivery.promised_on} words={false} /> : t('promiseNone')}
            onSave={(promised_on) => promise.mutate({ delivery, promised_on })}
          />
        ) : (
          <DateText day={delivery.promised_on} words={false} />
        )}
      </td>
      <td data-label={t('state')}>
        <StatusBadge
          plain
          tone={late || delivery.state === 'damaged' || delivery.state === 'short' ? 'late' : here ? 'good' : 'calm'}
          label={late ? t('lateBy') : t('deliveryState', { state: delivery.state })}
        />
      </td>
      <td data-end>
        {!here && (
          <Button variant="default" onClick={() => openOverlay((close) => <ReceiveDialog delivery={delivery} onClose={close} />)}>
            {t('receive')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Orders({ projectId }: { projectId: string }) {
  const t = useT(projectMessages);
  const orders = useOrders(projectId);
  if (orders.error) return <ProblemNote problem={orders.error} retry={() => void orders.refetch()} />;
  if (!orders.data) return null;
  return (
    <RecordSection title={t('orders')}>
      {orders.data.length === 0 && <p className={styles.none}>{t('noOrders')}</p>}
      <ul className={styles.list}>
        {orders.data.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </ul>
    </RecordSection>
  );
}

function OrderCard({ order }: { order: PurchaseOrder }) {
  const t = useT(projectMessages);
  const place = usePlaceOrder();
  const open = order.state === 'planned';
  return (
    <li className={styles.frame} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>
              {t('order')} {order.number} · {t('orderState', { state: order.state })}
            </th>
            <th>
              {open ? <SupplierPicker order={order} /> : order.vendor_name}
            </th>
            <th data-end>
              {open && (
                <Button variant="default" loading={place.isPending} disabled={!order.vendor_account_id} onClick={() => place.mutate(order)}>
                  {t('place')}
                </Button>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>{line.description}</td>
              <td data-end>
                {line.quantity} {line.unit}
              </td>
              <td data-end>
                <MoneyText money={line.amount_minor == null ? null : { minor: line.amount_minor, currency: order.currency }} />
              </td>
            </tr>
          ))}
          <tr data-summary>
            <td colSpan={2}>{t('total')}</td>
            <td data-end>
              <MoneyText money={order.total_minor == null ? null : { minor: order.total_minor, currency: order.currency }} />
            </td>
          </tr>
        </tbody>
      </table>
    </li>
  );
}
