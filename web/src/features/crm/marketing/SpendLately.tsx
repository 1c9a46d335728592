import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { Entries, Entry } from '~/ui/Entries';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import styles from './Marketing.module.css';
import { marketingMessages } from './messages';
import { useRemoveSpend, type Campaign, type Source, type Spend } from './queries';

const shown = 12;

/** The last sums, so that a slip is found and taken back. */
export function SpendLately({ spent, sources, campaigns }: { spent: readonly Spend[]; sources: readonly Source[]; campaigns: readonly Campaign[] }) {
  const t = useT(marketingMessages);
  const remove = useRemoveSpend();
  const nameOf = (one: Spend) => [sources.find((source) => source.id === one.source_id)?.name, campaigns.find((campaign) => campaign.id === one.campaign_id)?.name].filter(Boolean).join(' · ');
  return (
    <div className={styles.lately}>
      <RecordSection title={t('lately')}>
        <Entries>
          {spent.slice(0, shown).map((one) => (
            <Entry
              key={one.id}
              title={nameOf(one)}
              aside={<MoneyText money={one.amount} />}
              lines={[
                <span key="day">
                  <DateText day={one.on_date} words={false} />
                  {one.note && ` · ${one.note}`}
                </span>,
              ]}
              action={
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => remove.mutate(one)}>
                  {t('remove')}
                </Button>
              }
            />
          ))}
        </Entries>
      </RecordSection>
    </div>
  );
}
