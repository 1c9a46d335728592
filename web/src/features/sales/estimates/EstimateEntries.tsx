import { useT } from '~/i18n/messages';
import { Entries, Entry } from '~/ui/Entries';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { salesMessages } from '../messages';
import type { EstimateRow } from '../queries';
import { toneOf } from './states';

/** Estimates inside another record: which revision, how far it got, and what it comes to. */
export function EstimateEntries({ estimates }: { estimates: readonly EstimateRow[] }) {
  const t = useT(salesMessages);
  return (
    <Entries>
      {estimates.map((one) => (
        <Entry
          key={one.id}
          title={`${one.revision > 1 ? `${one.number}.${one.revision}` : one.number} · ${one.name}`}
          to="/estimates/$id"
          params={{ id: one.id }}
          aside={<MoneyText money={one.total} />}
          lines={[<StatusBadge key="state" plain tone={toneOf[one.state] ?? 'calm'} label={t('stateName', { state: one.state })} />]}
        />
      ))}
    </Entries>
  );
}
