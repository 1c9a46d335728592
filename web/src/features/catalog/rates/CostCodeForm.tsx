import { TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { uiMessages } from '~/ui/messages';
import { catalogMessages } from '../messages';
import { saveCostCode, type CostCode } from '../queries';

export function CostCodeForm({ known, onClose }: { known?: CostCode; onClose: () => void }) {
  const t = useT(catalogMessages);
  const tUi = useT(uiMessages);
  const initial = { code: known?.code ?? '', name: known?.name ?? '' };
  return (
    <FormDialog title={known ? `${known.code} ${known.name}` : t('newCostCode')} initial={initial} submitLabel={known ? tUi('save') : t('add')} onSubmit={(values) => saveCostCode(values, known)} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('code')} placeholder="32-310" required withAsterisk={false} {...form.text('code')} />
          <TextInput label={t('name')} required withAsterisk={false} {...form.text('name')} />
        </>
      )}
    </FormDialog>
  );
}
