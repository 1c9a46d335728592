import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api, ok, type Schemas } from '~/api/client';
import { useApiList, useApiMutation, useApiQuery } from '~/api/query';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { InstantText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { KeyValue } from '~/ui/KeyValue';
import { Page } from '~/ui/Page';
import { ProblemNote } from '~/ui/ProblemNote';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { StatusBadge, type Tone } from '~/ui/StatusBadge';
import { platformMessages } from '../messages';
import styles from './OutboxScreen.module.css';

type Mail = Schemas['Mail'];

const route = getRouteApi('/shell/outbox');
const tones: Record<Mail['state'], Tone> = { queued: 'active', sent: 'good', held: 'watch', failed: 'late' };

/** Every message that left, or would have left. */
export function OutboxScreen() {
  const t = useT(platformMessages);
  const { open } = route.useSearch();
  const navigate = useNavigate({ from: '/outbox' });
  const mails = useApiList<Mail>(['mail', 'list'], (after, signal) => ok(api.GET('/outbox', { params: { query: { after } }, signal })));
  const columns = useMemo<Column<Mail>[]>(
    () => [
      { id: 'subject', header: t('subject'), cell: (mail) => mail.subject },
      { id: 'to', header: t('to'), width: '16rem', drop: 'late', phone: true, cell: (mail) => mail.to_name || mail.to_address },
      { id: 'state', header: t('state'), width: '10rem', drop: 'early', cell: (mail) => <StatusBadge plain tone={tones[mail.state]} label={t('mailState', { state: mail.state })} /> },
      { id: 'when', header: t('when'), width: '9rem', align: 'end', phone: true, cell: (mail) => <InstantText at={mail.sent_at ?? mail.created_at} /> },
    ],
    [t],
  );
  const close = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  return (
    <WithPanel
      list={
        <Page title={t('outbox')} layout="fill">
          <DataTable
            label={t('outbox')}
            columns={columns}
            rows={mails.rows}
            rowId={(mail) => mail.id}
            openId={open}
            onOpen={(mail) => void navigate({ search: { open: mail.id }, replace: Boolean(open) })}
            loading={mails.loading}
            problem={mails.error}
            retry={mails.retry}
            hasMore={mails.hasMore}
            loadingMore={mails.loadingMore}
            more={mails.more}
            empty={<EmptyState icon={IconMail} sentence={t('outboxNone')} />}
          />
        </Page>
      }
      panel={
        open && (
          <SidePanel label={t('mail')} onClose={close}>
            <Message key={open} id={open} />
          </SidePanel>
        )
      }
    />
  );
}

function Message({ id }: { id: string }) {
  const t = useT(platformMessages);
  const mail = useApiQuery(['mail', 'one', id], (signal) => ok(api.GET('/outbox/{id}', { params: { path: { id } }, signal })));
  const again = useApiMutation({
    send: () => ok(api.POST('/outbox/{id}/retry', { params: { path: { id } } })),
    refresh: ['mail'],
    done: () => ({ text: t('againToast') }),
  });
  if (mail.error) return <ProblemNote large problem={mail.error} retry={() => void mail.refetch()} />;
  if (!mail.data) return null;
  const { state, subject, to_name, to_address, created_at, text_body, last_error } = mail.data;
  return (
    <article className={styles.mail}>
      <h2 className={styles.subject}>{subject}</h2>
      <KeyValue
        facts={[
          { label: t('to'), value: to_name ? `${to_name} <${to_address}>` : to_address },
          { label: t('state'), value: <StatusBadge tone={tones[state]} label={t('mailState', { state })} /> },
          { label: t('when'), value: <InstantText at={created_at} /> },
        ]}
      />
      {(last_error || state === 'held') && <p className={styles.why} data-failed={state === 'failed' || undefined}>{last_error || t('heldWhy')}</p>}
      {(state === 'failed' || state === 'held') && (
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('again')}
        </Button>
      )}
      <div className={styles.text}>{text_body}</div>
    </article>
  );
}
