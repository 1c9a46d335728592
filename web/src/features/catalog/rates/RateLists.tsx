import { IconClockDollar, IconReceiptTax } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DataTable, type Column } from '~/ui/DataTable';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { StatusBadge } from '~/ui/StatusBadge';
import { catalogMessages } from '../messages';
import { openRateForm, openTaxForm } from './dialogs';
import { endOf, standingOn, type Standing } from './periods';
import { RowMenu } from './RowMenu';
import { useMaySetRates } from './useMaySetRates';
import { useLabourRates, useTaxRules, type LabourRate, type TaxRule } from '../queries';

/** What an hour costs, with its burden, from which day on. */
export function LabourList() {
  const t = useT(catalogMessages);
  const format = useFormat();
  const { rights } = useMe();
  const rates = useLabourRates();
  const may = useMaySetRates();
  const all = useMemo(() => rates.data?.items ?? [], [rates.data]);
  const columns = useMemo<Column<LabourRate>[]>(() => {
    const pay: Column<LabourRate>[] = [
      { id: 'rate', header: t('rate'), width: '8rem', align: 'end', cell: (rate) => (rate.base_rate ? format.rate(rate.base_rate) : '–') },
      { id: 'burden', header: t('burden'), width: '7rem', align: 'end', drop: 'late', cell: (rate) => (rate.burden_percent ? `${format.number(rate.burden_percent)}%` : '–') },
      { id: 'burdened', header: t('burdened'), width: '8rem', align: 'end', phone: true, cell: (rate) => (rate.burdened_rate ? format.rate(rate.burdened_rate) : '–') },
    ];
    return [
      { id: 'name', header: t('name'), cell: (rate) => rate.name },
      { id: 'standing', header: t('holds'), width: '8rem', drop: 'late', phone: true, cell: (rate) => <Holds standing={standingOn(rate, all, format.today)} /> },
      ...(rights.cost ? pay : []),
      { id: 'from', header: t('from'), width: '11rem', align: 'end', phone: true, cell: (rate) => <DateText day={rate.valid_from} words={false} /> },
      { id: 'until', header: t('until'), width: '11rem', align: 'end', drop: 'early', cell: (rate) => <DateText day={endOf(rate, all)} words={false} /> },
      ...(may ? [{ id: 'more', header: '', width: '5rem', align: 'end' as const, cell: (rate: LabourRate) => <RowMenu name={rate.name} open={(use) => openRateForm(rate, use)} /> }] : []),
    ];
  }, [t, format, rights.cost, all, may]);
  return (
    <DataTable
      label={t('labour')}
      columns={columns}
      rows={all}
      onOpen={may ? (rate) => openRateForm(rate) : undefined}
      rowId={(rate) => rate.id}
      loading={rates.isPending}
      problem={rates.error}
      retry={() => void rates.refetch()}
      empty={<EmptyState icon={IconClockDollar} sentence={t('noLabour')} action={may ? { label: t('newRate'), run: () => openRateForm() } : undefined} />}
    />
  );
}

export function TaxList() {
  const t = useT(catalogMessages);
  const format = useFormat();
  const rules = useTaxRules();
  const may = useMaySetRates();
  const columns = useMemo<Column<TaxRule>[]>(
    () => [
      { id: 'name', header: t('name'), cell: (rule) => rule.name },
      { id: 'standing', header: t('holds'), width: '8rem', drop: 'late', cell: (rule) => <Holds standing={standingOn(rule, [rule], format.today)} /> },
      { id: 'region', header: t('region'), width: '10rem', phone: true, cell: (rule) => rule.region },
      { id: 'percent', header: t('percent'), width: '7rem', align: 'end', phone: true, cell: (rule) => `${format.number(rule.percent)}%` },
      { id: 'base', header: t('base'), width: '7rem', drop: 'late', cell: (rule) => t('taxOn', { base: rule.base }) },
      { id: 'from', header: t('from'), width: '11rem', align: 'end', drop: 'early', cell: (rule) => <DateText day={rule.valid_from} words={false} /> },
      { id: 'until', header: t('until'), width: '11rem', align: 'end', drop: 'early', cell: (rule) => <DateText day={rule.valid_to} words={false} /> },
      ...(may ? [{ id: 'more', header: '', width: '5rem', align: 'end' as const, cell: (rule: TaxRule) => <RowMenu name={rule.name} open={(use) => openTaxForm(rule, use)} /> }] : []),
    ],
    [t, format, may],
  );
  return (
    <DataTable
      label={t('taxes')}
      columns={columns}
      rows={rules.data?.items ?? []}
      onOpen={may ? (rule) => openTaxForm(rule) : undefined}
      rowId={(rule) => rule.id}
      loading={rules.isPending}
      problem={rules.error}
      retry={() => void rules.refetch()}
      empty={<EmptyState icon={IconReceiptTax} sentence={t('noTaxes')} action={may ? { label: t('newTax'), run: () => openTaxForm() } : undefined} />}
    />
  );
}

const tones = { now: 'good', later: 'watch', over: 'calm' } as const;

function Holds({ standing }: { standing: Standing }) {
  const t = useT(catalogMessages);
  return <StatusBadge plain tone={tones[standing]} label={t('holdsNow', { standing })} />;
}
