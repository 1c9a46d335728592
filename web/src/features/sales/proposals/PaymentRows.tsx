import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { salesMessages } from '../messages';
import { shareOf, type Instalment } from './instalments';
import styles from './Proposal.module.css';

interface PaymentRowsProps {
  rows: readonly Instalment[];
  sections: readonly string[];
  error: string | undefined;
  onChange: (rows: Instalment[]) => void;
}

const triggers = ['deposit', 'milestone', 'final'] as const;

/** When the customer pays how much: at signing, when a part is done, at the end. */
export function PaymentRows({ rows, sections, error, onChange }: PaymentRowsProps) {
  const t = useT(salesMessages);
  const format = useFormat();
  const put = (at: number, change: Partial<Instalment>) => onChange(rows.map((row, n) => (n === at ? { ...row, ...change } : row)));
  const share = shareOf(rows);
  return (
    <fieldset className={styles.payments}>
      <legend>{t('payments')}</legend>
      {rows.map((row, at) => (
        <div key={at} className={styles.payment}>
          <TextInput aria-label={`${t('name')} ${at + 1}`} placeholder={t('name')} value={row.name} onChange={(event) => put(at, { name: event.currentTarget.value })} />
          <NativeSelect
            aria-label={`${t('due')} ${at + 1}`}
            value={row.trigger === 'milestone' ? `milestone ${row.section}` : row.trigger}
            data={[
              ...triggers.filter((one) => one !== 'milestone').map((one) => ({ value: one, label: t('dueWhen', { trigger: one }) })),
              ...sections.map((section) => ({ value: `milestone ${section}`, label: t('dueSection', { section }) })),
            ]}
            onChange={(event) => {
              const [trigger, ...section] = event.currentTarget.value.split(' ');
              put(at, { trigger: trigger as Instalment['trigger'], section: section.join(' ') });
            }}
          />
          <TextInput aria-label={`% ${at + 1}`} inputMode="decimal" rightSection="%" value={row.percent} onChange={(event) => put(at, { percent: event.currentTarget.value })} />
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('remove')}: ${row.name}`} onClick={() => onChange(rows.filter((_, n) => n !== at))}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.paymentFoot}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rows, { name: '', trigger: sections.length > 0 ? 'milestone' : 'final', section: sections[0] ?? '', percent: share === null ? '' : String(Math.max(0, 10_000 - share) / 100) }])}
        >
          {t('addPayment')}
        </Button>
        <span className={styles.share} data-whole={share === 10_000 || rows.length === 0 || undefined}>
          {error ?? (rows.length === 0 ? t('allAtEnd') : share === null ? t('noShare') : t('shareSum', { share: format.share(share / 100), whole: share === 10_000 ? 'yes' : 'no' }))}
        </span>
      </div>
    </fieldset>
  );
}
