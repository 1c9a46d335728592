import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Schemas } from '~/api/client';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { salesMessages } from '../messages';
import { useAudit, useVerification, type Proposal } from '../queries';
import styles from './Proposal.module.css';

/** Who did what when, in words, and whether every seal still holds. */
export function SigningRecord({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useT(salesMessages);
  const audit = useAudit(proposal.id);
  const problem = audit.error;
  return (
    <Modal opened onClose={onClose} size="42rem" title={t('auditTitle', { label: proposal.label })}>
      <div className={styles.record}>
        {problem && <ProblemNote problem={problem} retry={() => void audit.refetch()} />}
        <Seals id={proposal.id} />
        <ol className={styles.events}>
          {audit.data?.events.map((event) => (
            <AuditEvent key={event.seq} event={event} />
          ))}
        </ol>
        <div className={styles.links}>
          <Button component="a" variant="default" leftSection={<IconDownload size={16} />} href={`/api/v1/proposals/${proposal.id}/audit`} download={`${proposal.label}-audit.json`}>
            {t('auditFile')}
          </Button>
          {proposal.sealed_file_id && (
            <Button component="a" variant="default" leftSection={<IconDownload size={16} />} href={`/api/v1/files/${proposal.sealed_file_id}`}>
              {t('signedPdf')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function AuditEvent({ event }: { event: Schemas['ChainEvent'] }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const data = (event.data ?? {}) as Record<string, unknown>;
  const from = (data.from ?? data) as { ip?: string; user_agent?: string };
  const told = [data.to, data.name, data.reason, from.ip, from.user_agent].filter((one): one is string => typeof one === 'string' && one !== '');
  return (
    <li>
      <div className={styles.row}>
        <strong>{t('auditEvent', { kind: event.kind })}</strong>
        <time dateTime={event.at}>{format.instantExact(event.at)}</time>
      </div>
      {told.length > 0 && <div className={styles.told}>{told.join(' · ')}</div>}
      <code className={styles.hash} title={event.hash}>
        {event.hash.slice(0, 16)}…
      </code>
    </li>
  );
}

/** Every hash is worked out again while one looks. */
function Seals({ id }: { id: string }) {
  const t = useT(salesMessages);
  const report = useVerification(id);
  if (report.error) return <ProblemNote problem={report.error} retry={() => void report.refetch()} />;
  if (!report.data) return <p>{t('checking')}</p>;
  return (
    <section className={styles.seals}>
      <StatusBadge tone={report.data.sound ? 'good' : 'late'} label={t(report.data.sound ? 'sound' : 'unsound')} />
      <ul>
        {report.data.checks.map((one) => (
          <li key={one.what}>
            <StatusBadge plain tone={one.sound ? 'good' : 'late'} label={t('checkOf', { what: one.what })} />
            {!one.sound && <span className={styles.told}>{one.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
