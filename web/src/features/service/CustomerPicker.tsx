import { Select } from '@mantine/core';
import { useState } from 'react';
import { useT } from '~/i18n/messages';
import { serviceMessages } from './messages';
import { useSitesOf } from './sites';
import { useCustomersNamed } from './visits/queries';

interface CustomerPickerProps {
  account: string;
  site: string | null;
  error: string | undefined;
  onChange: (chosen: { account_id: string; site_id: string | null }) => void;
}

/** The customer by name, and which of their places where there are several. */
export function CustomerPicker({ account, site, error, onChange }: CustomerPickerProps) {
  const t = useT(serviceMessages);
  const [name, setName] = useState('');
  const customers = useCustomersNamed(name);
  const sites = useSitesOf(account).data?.items ?? [];
  const place = (one: (typeof sites)[number]) => [...new Set([one.name, one.line1, one.city])].filter(Boolean).join(', ');
  return (
    <>
      <Select
        label={t('customer')}
        placeholder={t('findCustomer')}
        searchable
        required
        withAsterisk={false}
        data={customers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []}
        filter={({ options }) => options}
        onSearchChange={setName}
        error={error}
        value={account || null}
        onChange={(chosen) => onChange({ account_id: chosen ?? '', site_id: null })}
      />
      {sites.length > 0 && (
        <Select
          label={t('place')}
          placeholder={place(sites[0]!)}
          data={sites.map((one) => ({ value: one.id, label: place(one) }))}
          value={site ?? sites[0]!.id}
          allowDeselect={false}
          onChange={(chosen) => onChange({ account_id: account, site_id: chosen })}
        />
      )}
    </>
  );
}
