import { IconPackages } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useT } from '~/i18n/messages';
import { DataTable, type Column } from '~/ui/DataTable';
import { EmptyState } from '~/ui/EmptyState';
import { catalogMessages } from '../messages';
import { useAssemblies, type Assembly } from '../queries';

export function AssemblyList({ open, show }: { open: string | undefined; show: (id: string) => void }) {
  const t = useT(catalogMessages);
  const assemblies = useAssemblies();
  const columns = useMemo<Column<Assembly>[]>(
    () => [
      { id: 'name', header: t('name'), cell: (assembly) => assembly.name },
      { id: 'code', header: t('code'), width: '9rem', drop: 'late', phone: true, cell: (assembly) => assembly.code },
      { id: 'inputs', header: t('inputs'), width: '18rem', drop: 'early', cell: (assembly) => assembly.inputs.map((input) => input.label).join(', ') },
      { id: 'parts', header: t('components'), width: '6rem', align: 'end', cell: (assembly) => assembly.components.length },
      { id: 'unit', header: t('unit'), width: '6rem', cell: (assembly) => assembly.unit },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('assemblies')}
      columns={columns}
      rows={assemblies.data?.items ?? []}
      rowId={(assembly) => assembly.id}
      openId={open}
      onOpen={(assembly) => show(assembly.id)}
      loading={assemblies.isPending}
      problem={assemblies.error}
      retry={() => void assemblies.refetch()}
      empty={<EmptyState icon={IconPackages} sentence={t('noAssemblies')} />}
    />
  );
}
