import { useT } from '~/i18n/messages';
import { InstantText } from '~/ui/DateText';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { RecordSection } from '~/ui/RecordPage';
import { crmMessages } from '../messages';
import { kinds, standings, tagsOf, useChangeAccount, type Account } from './queries';

const texts = [
  { field: 'phone', type: 'tel' },
  { field: 'email', type: 'email' },
  { field: 'website', type: 'text' },
] as const;

export function AccountFacts({ account }: { account: Account }) {
  const t = useT(crmMessages);
  const change = useChangeAccount(account);
  return (
    <RecordSection title={t('facts')}>
      <KeyValue
        facts={[
          { label: t('name'), value: <InlineEdit label={t('name')} value={account.name} required onSave={(name) => change.mutate({ name })} /> },
          ...texts.map(({ field, type }) => ({
            label: t(field),
            value: <InlineEdit label={t(field)} type={type} value={account[field]} onSave={(text) => change.mutate({ [field]: text })} />,
          })),
          {
            label: t('standing'),
            value: (
              <InlineChoice
                label={t('standing')}
                value={account.standing}
                options={standings.map((standing) => ({ value: standing, label: t('standingName', { standing }) }))}
                onSave={(standing) => change.mutate({ standing })}
              />
            ),
          },
          {
            label: t('kind'),
            value: <InlineChoice label={t('kind')} value={account.kind} options={kinds.map((kind) => ({ value: kind, label: t('kindName', { kind }) }))} onSave={(kind) => change.mutate({ kind })} />,
          },
          { label: t('tags'), value: <InlineEdit label={t('tags')} value={account.tags.join(', ')} onSave={(text) => change.mutate({ tags: tagsOf(text) })} /> },
          { label: t('notes'), value: <InlineEdit lines label={t('notes')} value={account.notes} onSave={(notes) => change.mutate({ notes })} /> },
          { label: t('changed'), value: <InstantText at={account.updated_at} /> },
        ]}
      />
    </RecordSection>
  );
}
