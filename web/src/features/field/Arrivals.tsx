import { Button } from '@mantine/core';
import { useDeliveries } from '~/features/projects/projects/queries';
import { ReceiveDialog } from '~/features/projects/projects/ReceiveDialog';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { openOverlay } from '~/ui/overlay';
import styles from './Field.module.css';
import { fieldMessages } from './messages';

/** Material that is to come today or should have come, received where the truck stands. */
export function Arrivals({ projectId }: { projectId: string }) {
  const t = useT(fieldMessages);
  const { day, today } = useFormat();
  const due = (useDeliveries(projectId).data ?? [])
    .map((delivery) => ({ delivery, on: delivery.promised_on ?? delivery.expected_on }))
    .filter(({ delivery, on }) => !delivery.received_on && on <= today);
  if (due.length === 0) return null;
  return (
    <ul className={styles.list}>
      {due.map(({ delivery, on }) => (
        <li key={delivery.id} className={styles.line}>
          <span className={styles.grow}>{on < today ? t('wasDue', { day: day(on), what: delivery.description }) : t('arrives', { what: delivery.description })}</span>
          <Button variant="default" h={48} onClick={() => openOverlay((close) => <ReceiveDialog delivery={delivery} onClose={close} />)}>
            {t('itIsHere')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
