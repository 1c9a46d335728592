import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Entries, Entry } from '~/ui/Entries';
import { RecordSection } from '~/ui/RecordPage';
import { salesMessages } from '../messages';
import { useEstimate, useRevisions, type Estimate } from '../queries';
import { changesBetween } from './changes';

/** What is different from the revision the customer saw before. */
export function ChangedSince({ estimate }: { estimate: Estimate }) {
  const before = useRevisions(estimate).find((one) => one.revision === estimate.revision - 1);
  return before ? <Changes estimate={estimate} beforeId={before.id} /> : null;
}

function Changes({ estimate, beforeId }: { estimate: Estimate; beforeId: string }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const before = useEstimate(beforeId).data;
  if (!before) return null;
  const { currency } = estimate.totals.total;
  const moved = (minor: number) => `${minor > 0 ? '+' : ''}${format.money({ minor, currency })}`;
  const total = estimate.totals.total.minor - before.totals.total.minor;
  const changes = changesBetween(before, estimate);
  return (
    <RecordSection
      title={t('since', { n: before.revision })}
      action={
        <Link to="/estimates/$id" params={{ id: before.id }}>
          {t('seeIt')}
        </Link>
      }
    >
      {changes.length === 0 && total === 0 && <p>{t('nothingChanged')}</p>}
      <Entries>
        {changes.map((one, at) => (
          <Entry
            key={at}
            title={one.description}
            aside={moved(one.by)}
            lines={[one.what === 'quantity' ? t('quantityChanged', { from: format.number(one.from ?? ''), to: format.number(one.to ?? '') }) : t('changeOf', { what: one.what })]}
          />
        ))}
        {total !== 0 && <Entry title={<strong>{t('total')}</strong>} aside={<strong>{moved(total)}</strong>} />}
      </Entries>
    </RecordSection>
  );
}
