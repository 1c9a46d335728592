import { IconBook2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DataTable, type Column } from '~/ui/DataTable';
import { EmptyState } from '~/ui/EmptyState';
import { catalogMessages } from '../messages';
import { useItems, type Item } from '../queries';
import { openNewItem } from './openNewItem';
import { usePriceWords } from './usePriceWords';

interface ItemListProps {
  q: string | undefined;
  open: string | undefined;
  show: (id: string) => void;
  find: (words: string) => void;
}

export function ItemList({ q, open, show, find }: ItemListProps) {
  const t = useT(catalogMessages);
  const items = useItems(q);
  const columns = useColumns();
  return (
    <DataTable
      label={t('items')}
      columns={columns}
      rows={items.rows}
      rowId={(item) => item.id}
      openId={open}
      onOpen={(item) => show(item.id)}
      loading={items.loading}
      problem={items.error}
      retry={items.retry}
      hasMore={items.hasMore}
      loadingMore={items.loadingMore}
      more={items.more}
      empty={
        q ? (
          <EmptyState sentence={t('noneFound', { query: q })} action={{ label: t('clearSearch'), run: () => find('') }} />
        ) : (
          <EmptyState icon={IconBook2} sentence={t('noItems')} action={{ label: t('newItem'), run: openNewItem }} />
        )
      }
    />
  );
}

function useColumns(): Column<Item>[] {
  const t = useT(catalogMessages);
  const format = useFormat();
  const words = usePriceWords();
  const { rights, company } = useMe();
  return useMemo(() => {
    const cost: Column<Item> = {
      id: 'cost',
      header: t('cost', { currency: company.currency }),
      width: '8.5rem',
      align: 'end',
      phone: true,
      cell: (item) => (item.unit_cost ? format.rate(item.unit_cost) : '–'),
    };
    return [
      { id: 'name', header: t('name'), cell: (item) => item.name },
      { id: 'code', header: t('code'), width: '8rem', drop: 'late', phone: true, cell: (item) => item.code },
      { id: 'type', header: t('type'), width: '8rem', drop: 'early', cell: (item) => t('costType', { type: item.cost_type }) },
      ...(rights.cost ? [cost] : []),
      { id: 'unit', header: t('unit'), width: '5rem', cell: (item) => item.unit },
      { id: 'price', header: t('price'), width: '9rem', align: 'end', drop: 'early', cell: (item) => words(item) },
    ];
  }, [t, format, words, rights.cost, company.currency]);
}
