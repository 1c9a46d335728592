import { SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { fieldMessages } from './messages';
import { TimeList } from './TimeList';

const route = getRouteApi('/shell/time');

/** One's own hours in the field; at the desk what waits for approval first. */
export function TimeScreen() {
  const t = useT(fieldMessages);
  const field = useMe().role === 'field';
  const { show = 'closed' } = route.useSearch();
  const navigate = useNavigate({ from: '/time' });
  return (
    <Page
      title={t('time')}
      layout="read"
      toolbar={
        !field && (
          <SegmentedControl
            aria-label={t('which')}
            value={show}
            onChange={(next) => void navigate({ search: { show: next as typeof show }, replace: true })}
            data={[
              { value: 'closed', label: t('toApprove') },
              { value: 'all', label: t('all') },
            ]}
          />
        )
      }
    >
      <TimeList state={field || show === 'all' ? undefined : 'closed'} />
    </Page>
  );
}
