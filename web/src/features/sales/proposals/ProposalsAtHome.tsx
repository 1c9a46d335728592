import { Button } from '@mantine/core';
import { translate, useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { go } from '~/app/go';
import { InstantText } from '~/ui/DateText';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { salesMessages } from '../messages';
import { useProposalsInState, useSendProposal, type Proposal } from '../queries';

const shown = 5;

/** At home: proposals the customer has opened and not answered, whoever thinks longest first. */
export default function ProposalsAtHome() {
  const t = useT(salesMessages);
  const viewed = useProposalsInState('viewed').data?.items ?? [];
  if (viewed.length === 0) return null;
  const waiting = [...viewed].sort((a, b) => (a.viewed_at ?? '').localeCompare(b.viewed_at ?? ''));
  return (
    <TodoSection title={t('unanswered')} count={waiting.length}>
      {waiting.slice(0, shown).map((one) => (
        <Waiting key={one.id} proposal={one} />
      ))}
    </TodoSection>
  );
}

function Waiting({ proposal }: { proposal: Proposal }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const send = useSendProposal((sent) => translate(salesMessages, 'sentTo', { label: sent.label, to: sent.sent_to ?? '' }));
  const over = proposal.valid_until && proposal.valid_until < format.today;
  return (
    <TodoRow
      tone={over ? 'late' : 'watch'}
      title={`${proposal.name} · ${format.money(proposal.total, { whole: true })}`}
      detail={over ? t('ranOut') : proposal.valid_until ? t('holdsUntil', { day: format.day(proposal.valid_until) }) : undefined}
      meta={
        <>
          {t('wasViewed')} <InstantText at={proposal.viewed_at} />
        </>
      }
      action={
        <Button size="xs" variant="default" loading={send.isPending} onClick={() => send.mutate(proposal.id)}>
          {t('sendAgain')}
        </Button>
      }
      onOpen={() => go('/estimates/$id', { params: { id: proposal.estimate_id } })}
    />
  );
}
