import { Button } from '@mantine/core';
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { InstantText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { ListFilter } from '~/ui/ListFilter';
import { Page } from '~/ui/Page';
import { SearchField } from '~/ui/SearchField';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { crmMessages } from '../messages';
import { CustomerRecord } from './CustomerRecord';
import { openNewCustomer } from './openNewCustomer';
import { standings, useAccounts, type AccountRow } from './queries';

const route = getRouteApi('/shell/customers');

export function CustomersScreen() {
  const t = useT(crmMessages);
  const { q, standing, open } = route.useSearch();
  const navigate = useNavigate({ from: '/customers' });
  const accounts = useAccounts(q, standing);
  const columns = useColumns();

  const close = useCallback(() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true }), [navigate]);
  const whole = useCallback(() => open && void navigate({ to: '/customers/$id', params: { id: open } }), [navigate, open]);
  const find = (words: string) => void navigate({ search: (before) => ({ ...before, q: words || undefined }), replace: true });

  return (
    <WithPanel
      list={
        <Page
          title={t('customers')}
          layout="fill"
          actions={
            <Button leftSection={<IconPlus size={16} />} onClick={openNewCustomer}>
              {t('newCustomer')}
            </Button>
          }
          toolbar={
            <>
              <SearchField value={q ?? ''} label={t('find')} onSearch={find} />
              <ListFilter
                label={t('standing')}
                all={t('everyStanding')}
                value={standing}
                options={standings.map((one) => ({ value: one, label: t('standingName', { standing: one }) }))}
                onChange={(to) => void navigate({ search: (before) => ({ ...before, standing: to }), replace: true })}
              />
            </>
          }
        >
          <DataTable
            label={t('customers')}
            columns={columns}
            rows={accounts.rows}
            rowId={(account) => account.id}
            openId={open}
            onOpen={(account) => void navigate({ search: (before) => ({ ...before, open: account.id }), replace: Boolean(open) })}
            loading={accounts.loading}
            problem={accounts.error}
            retry={accounts.retry}
            hasMore={accounts.hasMore}
            loadingMore={accounts.loadingMore}
            more={accounts.more}
            empty={
              q || standing ? (
                <EmptyState
                  sentence={q ? t('noneFound', { query: q }) : t('noneOf', { standing: t('standingName', { standing: standing ?? '' }) })}
                  action={{ label: t('clearSearch'), run: () => void navigate({ search: {}, replace: true }) }}
                />
              ) : (
                <EmptyState icon={IconBuildingCommunity} sentence={t('none')} action={{ label: t('newCustomer'), run: openNewCustomer }} />
              )
            }
          />
        </Page>
      }
      panel={
        open && (
          <SidePanel label={t('customer')} onClose={close} onWhole={whole}>
            <CustomerRecord key={open} id={open} narrow />
          </SidePanel>
        )
      }
    />
  );
}

function useColumns(): Column<AccountRow>[] {
  const t = useT(crmMessages);
  return useMemo(
    () => [
      { id: 'name', header: t('name'), cell: (account) => account.name },
      { id: 'kind', header: t('standing'), width: '10rem', drop: 'late', cell: (account) => t('standingName', { standing: account.standing }) },
      { id: 'city', header: t('city'), width: '9rem', phone: true, drop: 'early', cell: (account) => account.city },
      { id: 'phone', header: t('phone'), width: '10rem', drop: 'early', cell: (account) => account.phone },
      { id: 'open', header: t('open'), width: '7.5rem', align: 'end', cell: (account) => t('openCount', { count: account.open_opportunities }) },
      { id: 'changed', header: t('changed'), width: '9rem', align: 'end', phone: true, cell: (account) => <InstantText at={account.updated_at} /> },
    ],
    [t],
  );
}
