import { IconTags } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { EmptyState } from '~/ui/EmptyState';
import { catalogMessages } from '../messages';
import { useCostCodes, type CostCode } from '../queries';
import { openCostCodeForm } from './dialogs';
import { useMaySetRates } from './useMaySetRates';

/** The headings under which cost is budgeted and looked back on. */
export function CostCodeList() {
  const t = useT(catalogMessages);
  const codes = useCostCodes();
  const may = useMaySetRates();
  const columns = useMemo<Column<CostCode>[]>(
    () => [
      { id: 'code', header: t('code'), width: '10rem', cell: (code) => code.code },
      { id: 'name', header: t('name'), phone: true, cell: (code) => code.name },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('costCodes')}
      columns={columns}
      rows={codes.data?.items ?? []}
      rowId={(code) => code.id}
      onOpen={may ? openCostCodeForm : undefined}
      loading={codes.isPending}
      problem={codes.error}
      retry={() => void codes.refetch()}
      empty={<EmptyState icon={IconTags} sentence={t('noCostCodes')} action={may ? { label: t('newCostCode'), run: () => openCostCodeForm() } : undefined} />}
    />
  );
}
