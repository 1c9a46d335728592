import { Button } from '@mantine/core';
import { translate, useT } from '~/i18n/messages';
import { DateText, InstantText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { openOverlay } from '~/ui/overlay';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { toneOf } from '../estimates/states';
import { salesMessages } from '../messages';
import { useProposals, useSendProposal, type Proposal } from '../queries';
import styles from './Proposal.module.css';
import { SigningRecord } from './SigningRecord';

/** What went out for an estimate or an opportunity, how far it got, and the proof of a signature. */
export function Proposals({ of }: { of: Parameters<typeof useProposals>[0] }) {
  const t = useT(salesMessages);
  const proposals = useProposals(of);
  const found = proposals.data?.items ?? [];
  return (
    <RecordSection title={t('proposals')}>
      {found.length === 0 && proposals.data && <p>{t('noProposals')}</p>}
      {found.map((one) => (
        <OneProposal key={one.id} proposal={one} />
      ))}
    </RecordSection>
  );
}

function OneProposal({ proposal }: { proposal: Proposal }) {
  const t = useT(salesMessages);
  const send = useSendProposal((sent) => translate(salesMessages, 'sentTo', { label: sent.label, to: sent.sent_to ?? '' }));
  const open = ['ready', 'sent', 'viewed'].includes(proposal.state);
  return (
    <div className={styles.proposal}>
      <div className={styles.row}>
        <span className={styles.label}>
          <strong>{proposal.label}</strong>
          <StatusBadge plain tone={toneOf[proposal.state] ?? 'calm'} label={t('stateName', { state: proposal.state })} />
        </span>
        <MoneyText money={proposal.total} />
      </div>
      <Way proposal={proposal} />
      {proposal.decline_reason && <div>{t('declinedBecause', { reason: proposal.decline_reason })}</div>}
      <div className={styles.links}>
        <a href={`/api/v1/files/${proposal.pdf_file_id}`} target="_blank" rel="noreferrer">
          {t('pdf')}
        </a>
        {proposal.sealed_file_id && (
          <a href={`/api/v1/files/${proposal.sealed_file_id}`} target="_blank" rel="noreferrer">
            {t('signedPdf')}
          </a>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => openOverlay((close) => <SigningRecord proposal={proposal} onClose={close} />)}>
          {t(proposal.state === 'signed' ? 'check' : 'audit')}
        </Button>
        {open && (
          <Button size="compact-xs" variant="default" loading={send.isPending} onClick={() => send.mutate(proposal.id)}>
            {proposal.state === 'ready' ? t('propose') : t('sendAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Sent, opened, signed: what happened and when; what has not happened is not there. */
function Way({ proposal }: { proposal: Proposal }) {
  const t = useT(salesMessages);
  const { sent_at, sent_to, viewed_at, signed_at, signer_name, declined_at, valid_until, state } = proposal;
  const steps = [
    { label: sent_to ? t('wasSentTo', { to: sent_to }) : t('wasSent'), at: sent_at },
    { label: t('wasViewed'), at: viewed_at },
    { label: signer_name ? t('signedBy', { name: signer_name }) : t('wasSigned'), at: signed_at },
    { label: t('wasDeclined'), at: declined_at },
  ].filter((step) => step.at);
  const waits = state === 'sent' || state === 'viewed';
  return (
    <ul className={styles.way}>
      {steps.map((step) => (
        <li key={step.label}>
          <span>{step.label}</span>
          <InstantText at={step.at} />
        </li>
      ))}
      {waits && valid_until && (
        <li>
          <span>{t('validUntil')}</span>
          <DateText day={valid_until} />
        </li>
      )}
    </ul>
  );
}
