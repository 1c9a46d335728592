import { useT } from '~/i18n/messages';
import { Avatar } from '~/ui/Avatar';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { pipelineMessages } from './messages';
import styles from './OpportunityCardView.module.css';
import type { Card } from './queries';

/** A card of the board: what and for whom, what happens next, what it is worth, and whether it rots. */
export function OpportunityCardView({ card }: { card: Card }) {
  const t = useT(pipelineMessages);
  const open = card.state === 'open';
  return (
    <div className={styles.card}>
      <span className={styles.name}>{card.name}</span>
      {card.account_name && card.account_name !== card.name && <span className={styles.quiet}>{card.account_name}</span>}
      {open && (
        <span className={styles.next}>
          <StatusBadge plain tone={card.next_step ? 'calm' : 'watch'} label={card.next_step ?? t('noStep')} />
        </span>
      )}
      {card.rotting && (
        <span className={styles.next}>
          <StatusBadge plain tone="late" label={t('rotting', { count: card.days_in_stage })} />
        </span>
      )}
      <span className={styles.foot}>
        <strong>
          <MoneyText money={card.value} whole />
        </strong>
        {open && !card.rotting && <span className={styles.quiet}>{t('days', { count: card.days_in_stage })}</span>}
        {card.owner_name && (
          <span className={styles.owner} title={card.owner_name}>
            <Avatar name={card.owner_name} size={20} />
          </span>
        )}
      </span>
    </div>
  );
}
