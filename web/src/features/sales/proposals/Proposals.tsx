import { Button } from '@mantine/core';
import { useState } from 'react';
import { translate, useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import styles from '../estimates/Estimate.module.css';
import { toneOf } from '../estimates/EstimatesScreen';
import { salesMessages } from '../messages';
import { useProposals, useSendProposal, useVerification, type Estimate, type Proposal } from '../queries';

/** What went out, how far it got, and the proof of a signature. */
export function Proposals({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const proposals = useProposals(estimate.id);
  const found = proposals.data?.items ?? [];
  return (
    <RecordSection title={t('proposals')}>
      {found.length === 0 && <p>{t('noProposals')}</p>}
      {found.map((one) => (
        <OneProposal key={one.id} proposal={one} />
      ))}
    </RecordSection>
  );
}

function OneProposal({ proposal }: { proposal: Proposal }) {
  const t = useT(salesMessages);
  const send = useSendProposal((sent) => translate(salesMessages, 'sentTo', { label: sent.label, to: sent.sent_to ?? '' }));
  const latest = proposal.signed_at ?? proposal.declined_at ?? proposal.viewed_at ?? proposal.sent_at ?? proposal.created_at;
  const open = ['ready', 'sent', 'viewed'].includes(proposal.state);
  return (
    <div className={styles.proposal}>
      <div className={styles.row}>
        <strong>{proposal.label}</strong>
        <StatusBadge tone={toneOf[proposal.state] ?? 'calm'} label={t('stateName', { state: proposal.state })} />
      </div>
      <div className={styles.row}>
        <MoneyText money={proposal.total} />
        <InstantText at={latest} />
      </div>
      {proposal.signer_name && <div>{t('signedBy', { name: proposal.signer_name })}</div>}
      {proposal.decline_reason && <div>{t('declinedBecause', { reason: proposal.decline_reason })}</div>}
      <div className={styles.row}>
        <a href={`/api/v1/files/${proposal.pdf_file_id}`} target="_blank" rel="noreferrer">
          {t('pdf')}
        </a>
        {proposal.sealed_file_id && (
          <a href={`/api/v1/files/${proposal.sealed_file_id}`} target="_blank" rel="noreferrer">
            {t('signedPdf')}
          </a>
        )}
        <a href={`/api/v1/proposals/${proposal.id}/audit`} download={`${proposal.label}-audit.json`}>
          {t('audit')}
        </a>
        {open && (
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate(proposal.id)}>
            {proposal.state === 'ready' ? t('propose') : t('sendAgain')}
          </Button>
        )}
      </div>
      {proposal.state === 'signed' && <Verification id={proposal.id} />}
    </div>
  );
}

function Verification({ id }: { id: string }) {
  const t = useT(salesMessages);
  const [wanted, setWanted] = useState(false);
  const report = useVerification(id, wanted);
  if (!report.data) {
    return (
      <Button variant="default" loading={report.isFetching} onClick={() => setWanted(true)}>
        {t('check')}
      </Button>
    );
  }
  return (
    <>
      <StatusBadge tone={report.data.sound ? 'good' : 'late'} label={report.data.sound ? t('sound') : t('unsound')} />
      {report.data.checks.map((one) => (
        <div key={one.what} className={styles.worked}>
          {one.what}: {one.detail}
        </div>
      ))}
    </>
  );
}
