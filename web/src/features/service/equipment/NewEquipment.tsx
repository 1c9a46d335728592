import { TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { FormDialog } from '~/ui/FormDialog';
import { serviceMessages } from '../messages';
import { addEquipment } from './queries';

const blank = { name: '', make: '', model: '', serial: '', installed_on: '', warranty_until: '' };

/** What stands at a customer's place: read off its plate. */
export function NewEquipment({ account, site, onClose }: { account: string; site: string | null; onClose: () => void }) {
  const t = useT(serviceMessages);
  const add = ({ name, ...rest }: typeof blank) => {
    const known = Object.fromEntries(Object.entries(rest).map(([field, typed]) => [field, typed.trim() || null]));
    return addEquipment({ ...known, account_id: account, site_id: site, name });
  };
  return (
    <FormDialog title={t('newEquipment')} initial={blank} submitLabel={t('add')} onSubmit={add} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('equipmentName')} required withAsterisk={false} {...form.text('name')} />
          <TextInput label={t('make')} {...form.text('make')} />
          <TextInput label={t('model')} {...form.text('model')} />
          <TextInput label={t('serial')} {...form.text('serial')} />
          <TextInput type="date" label={t('installedOn')} {...form.text('installed_on')} />
          <TextInput type="date" label={t('warrantyUntil')} {...form.text('warranty_until')} />
        </>
      )}
    </FormDialog>
  );
}
