import { Switch } from '@mantine/core';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { RecordTimeline } from '~/app/timeline/RecordTimeline';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { ProblemNote } from '~/ui/ProblemNote';
import { RecordPage, RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { catalogMessages } from '../messages';
import { useChangeItem, useItem, type Item } from '../queries';
import { usePriceWords } from './usePriceWords';

export function ItemPanel({ id }: { id: string }) {
  const item = useItem(id);
  if (item.error) return <ProblemNote large problem={item.error} retry={() => void item.refetch()} />;
  if (!item.data) return null;
  return <Loaded item={item.data} />;
}

function Loaded({ item }: { item: Item }) {
  const t = useT(catalogMessages);
  return (
    <RecordPage
      narrow
      kind={item.code}
      name={item.name}
      state={item.active ? <StatusBadge tone="calm" label={t('costType', { type: item.cost_type })} /> : <StatusBadge tone="watch" label={t('inactive')} />}
      facts={<Facts item={item} />}
      timeline={<RecordTimeline id={item.id} />}
    />
  );
}

function Facts({ item }: { item: Item }) {
  const t = useT(catalogMessages);
  const format = useFormat();
  const words = usePriceWords();
  const { rights, company } = useMe();
  const change = useChangeItem(item);
  const percent = item.pricing?.by === 'markup' ? item.pricing.percent : undefined;
  return (
    <RecordSection title={t('price')}>
      <KeyValue
        wide
        facts={[
          { label: t('name'), value: <InlineEdit label={t('name')} value={item.name} required onSave={(name) => change.mutate({ name })} /> },
          rights.cost && {
            label: t('cost', { currency: company.currency }),
            value: (
              <InlineEdit
                label={t('unitCost')}
                value={item.unit_cost}
                shown={item.unit_cost && format.rate(item.unit_cost)}
                onSave={(unit_cost) => change.mutate({ unit_cost })}
              />
            ),
          },
          { label: t('unit'), value: item.unit },
          {
            label: t('price'),
            value:
              percent === undefined ? (
                words(item)
              ) : (
                <InlineEdit label={t('markupField')} value={percent} shown={words(item)} required onSave={(to) => change.mutate({ pricing: { by: 'markup', percent: to } })} />
              ),
          },
          { label: t('hours'), value: item.hours_per_unit && format.number(item.hours_per_unit) },
          { label: t('leadTime'), value: t('days', { n: item.lead_time_days }) },
          {
            label: t('taxable'),
            value: <Switch aria-label={t('taxable')} checked={item.taxable} onChange={(event) => change.mutate({ taxable: event.currentTarget.checked })} />,
          },
        ]}
      />
    </RecordSection>
  );
}
