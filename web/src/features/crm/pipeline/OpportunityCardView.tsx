import { Stack } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { pipelineMessages } from './messages';
import type { Card } from './queries';

/** A card of the board. */
export function OpportunityCardView({ card }: { card: Card }) {
  const t = useT(pipelineMessages);
  return (
    <Stack gap={4}>
      <strong>{card.name}</strong>
      {card.account_name && card.account_name !== card.name && <span>{card.account_name}</span>}
      <MoneyText money={card.value} />
      {card.state === 'open' && <span>{card.next_step ?? t('noStep')}</span>}
      {card.rotting ? (
        <StatusBadge plain tone="watch" label={t('rotting', { count: card.days_in_stage })} />
      ) : (
        <span>{t('days', { count: card.days_in_stage })}</span>
      )}
    </Stack>
  );
}
