import { IconClockDollar, IconReceiptTax } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { catalogMessages } from '../messages';
import { useLabourRates, useTaxRules, type LabourRate, type TaxRule } from '../queries';

/** What an hour costs, with its burden, from which day on. */
export function LabourList() {
  const t = useT(catalogMessages);
  const format = useFormat();
  const { rights } = useMe();
  const rates = useLabourRates();
  const columns = useMemo<Column<LabourRate>[]>(() => {
    const pay: Column<LabourRate>[] = [
      { id: 'rate', header: t('rate'), width: '8rem', align: 'end', cell: (rate) => (rate.base_rate ? format.rate(rate.base_rate) : '–') },
      { id: 'burden', header: t('burden'), width: '7rem', align: 'end', drop: 'late', cell: (rate) => (rate.burden_percent ? `${format.number(rate.burden_percent)}%` : '–') },
      { id: 'burdened', header: t('burdened'), width: '8rem', align: 'end', phone: true, cell: (rate) => (rate.burdened_rate ? format.rate(rate.burdened_rate) : '–') },
    ];
    return [
      { id: 'name', header: t('name'), cell: (rate) => rate.name },
      ...(rights.cost ? pay : []),
      { id: 'from', header: t('from'), width: '11rem', align: 'end', phone: true, cell: (rate) => <DateText day={rate.valid_from} words={false} /> },
      { id: 'until', header: t('until'), width: '11rem', align: 'end', drop: 'early', cell: (rate) => <DateText day={rate.valid_to} words={false} /> },
    ];
  }, [t, format, rights.cost]);
  return (
    <DataTable
      label={t('labour')}
      columns={columns}
      rows={rates.data?.items ?? []}
      rowId={(rate) => rate.id}
      loading={rates.isPending}
      problem={rates.error}
      retry={() => void rates.refetch()}
      empty={<EmptyState icon={IconClockDollar} sentence={t('noLabour')} />}
    />
  );
}

export function TaxList() {
  const t = useT(catalogMessages);
  const format = useFormat();
  const rules = useTaxRules();
  const columns = useMemo<Column<TaxRule>[]>(
    () => [
      { id: 'name', header: t('name'), cell: (rule) => rule.name },
      { id: 'region', header: t('region'), width: '10rem', phone: true, cell: (rule) => rule.region },
      { id: 'percent', header: t('percent'), width: '7rem', align: 'end', phone: true, cell: (rule) => `${format.number(rule.percent)}%` },
      { id: 'base', header: t('base'), width: '7rem', drop: 'late', cell: (rule) => t('taxOn', { base: rule.base }) },
      { id: 'from', header: t('from'), width: '11rem', align: 'end', drop: 'early', cell: (rule) => <DateText day={rule.valid_from} words={false} /> },
      { id: 'until', header: t('until'), width: '11rem', align: 'end', drop: 'early', cell: (rule) => <DateText day={rule.valid_to} words={false} /> },
    ],
    [t, format],
  );
  return (
    <DataTable
      label={t('taxes')}
      columns={columns}
      rows={rules.data?.items ?? []}
      rowId={(rule) => rule.id}
      loading={rules.isPending}
      problem={rules.error}
      retry={() => void rules.refetch()}
      empty={<EmptyState icon={IconReceiptTax} sentence={t('noTaxes')} />}
    />
  );
}
