import { Button } from '@mantine/core';
import { api, ok } from '~/api/client';
import { useApiMutation } from '~/api/query';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { uiMessages } from '~/ui/messages';
import { TodoRow, TodoSection } from '~/ui/Todo';
import { draftMessages } from './messages';
import { useDrafts, type Communication } from './queries';

/** More would push everything else off the screen. */
const first = 5;

/** Messages Ridgebeam wrote that wait for somebody's look: of one account, or all at home. */
export function Drafts({ accountId }: { accountId?: string }) {
  const t = useT(draftMessages);
  const tUi = useT(uiMessages);
  const [all, setAll] = useState(false);
  const drafts = useDrafts(accountId);
  if (drafts.rows.length === 0) return null;
  return (
    <TodoSection
      title={t('drafts')}
      count={drafts.rows.length}
      action={
        drafts.rows.length > first &&
        !all && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
            {tUi('showAll')}
          </Button>
        )
      }
    >
      {drafts.rows.slice(0, all ? undefined : first).map((draft) => (
        <Draft key={draft.id} draft={draft} />
      ))}
    </TodoSection>
  );
}

function Draft({ draft }: { draft: Communication }) {
  const t = useT(draftMessages);
  const name = draft.contact_name ?? '';
  const refresh = ['communication', 'timeline'];
  const path = { id: draft.id };
  const send = useApiMutation<void, Communication>({
    send: () => ok(api.POST('/communications/{id}/send', { params: { path } })),
    refresh,
    done: (_, sent) => ({ text: t(sent.outcome === 'log_only' ? 'logOnly' : 'sent', { name }) }),
  });
  const discard = useApiMutation<void, unknown>({ send: () => ok(api.DELETE('/communications/{id}', { params: { path } })), refresh });
  return (
    <TodoRow
      tone="watch"
      title={draft.subject || draft.body.slice(0, 80)}
      detail={
        <>
          {t('to', { name, channel: draft.channel })}. {draft.body}
        </>
      }
      meta={<InstantText at={draft.occurred_at} />}
      action={
        <>
          <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
            {t('send', { channel: draft.channel })}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => discard.mutate()}>
            {t('discard')}
          </Button>
        </>
      }
    />
  );
}
