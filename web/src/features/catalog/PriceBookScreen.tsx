import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { SearchField } from '~/ui/SearchField';
import { SidePanel, WithPanel } from '~/ui/SidePanel';
import { AssemblyList } from './assemblies/AssemblyList';
import { AssemblyPanel } from './assemblies/AssemblyPanel';
import { ItemList } from './items/ItemList';
import { ItemPanel } from './items/ItemPanel';
import { openNewItem } from './items/openNewItem';
import { catalogMessages } from './messages';
import { CostCodeList } from './rates/CostCodeList';
import { openCostCodeForm, openRateForm, openTaxForm } from './rates/dialogs';
import { LabourList, TaxList } from './rates/RateLists';
import { useMaySetRates } from './rates/useMaySetRates';
import { priceBookViews, type PriceBookView } from './routes';

const route = getRouteApi('/shell/price-book');

/** Items, assemblies, labor rates and taxes: the one price book that estimates draw from. */
export function PriceBookScreen() {
  const t = useT(catalogMessages);
  const { view = 'items', q, open } = route.useSearch();
  const navigate = useNavigate({ from: '/price-book' });
  const show = useCallback((id: string) => void navigate({ search: (before) => ({ ...before, open: id }), replace: true }), [navigate]);
  const close = useCallback(() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true }), [navigate]);
  const find = (words: string) => void navigate({ search: (before) => ({ ...before, q: words || undefined }), replace: true });
  const choose = (next: string) => void navigate({ search: { view: next === 'items' ? undefined : (next as PriceBookView) } });
  const may = useMaySetRates();
  const adds = {
    items: { label: t('newItem'), run: openNewItem },
    assemblies: null,
    labour: may ? { label: t('newRate'), run: () => openRateForm() } : null,
    taxes: may ? { label: t('newTax'), run: () => openTaxForm() } : null,
    costCodes: may ? { label: t('newCostCode'), run: () => openCostCodeForm() } : null,
  };
  const add = adds[view];
  return (
    <WithPanel
      list={
        <Page
          title={t('priceBook')}
          layout="fill"
          actions={
            add && (
              <Button leftSection={<IconPlus size={16} />} onClick={add.run}>
                {add.label}
              </Button>
            )
          }
          toolbar={
            <>
              <SegmentedControl size="xs" value={view} onChange={choose} data={priceBookViews.map((one) => ({ value: one, label: t(one) }))} />
              {view === 'items' && <SearchField value={q ?? ''} label={t('find')} onSearch={find} />}
            </>
          }
        >
          {view === 'items' && <ItemList q={q} open={open} show={show} find={find} />}
          {view === 'assemblies' && <AssemblyList open={open} show={show} />}
          {view === 'labour' && <LabourList />}
          {view === 'taxes' && <TaxList />}
          {view === 'costCodes' && <CostCodeList />}
        </Page>
      }
      panel={
        open &&
        (view === 'items' || view === 'assemblies') && (
          <SidePanel label={t(view)} onClose={close}>
            {view === 'items' ? <ItemPanel key={open} id={open} /> : <AssemblyPanel key={open} id={open} />}
          </SidePanel>
        )
      }
    />
  );
}
