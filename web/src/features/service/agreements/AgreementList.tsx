import { Button } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { Entries, Entry } from '~/ui/Entries';
import { MoneyText } from '~/ui/MoneyText';
import { ProblemNote } from '~/ui/ProblemNote';
import { serviceMessages } from '../messages';
import { openNewAgreement } from './openNewAgreement';
import { useAgreements, type Agreement } from './queries';
import { turns } from './turns';

/** What was agreed with whom, for how much, and when somebody comes next. */
export function AgreementList({ onVisits }: { onVisits: (day: string) => void }) {
  const t = useT(serviceMessages);
  const agreements = useAgreements();
  if (agreements.error && agreements.rows.length === 0) return <ProblemNote large problem={agreements.error} retry={agreements.retry} />;
  if (agreements.loading) return null;
  if (agreements.rows.length === 0) {
    return <EmptyState icon={IconRepeat} sentence={t('agreementsNone')} action={{ label: t('newAgreement'), run: openNewAgreement }} />;
  }
  return (
    <>
      <Entries>
        {agreements.rows.map((agreement) => (
          <Row key={agreement.id} agreement={agreement} onVisits={onVisits} />
        ))}
      </Entries>
      {agreements.hasMore && (
        <Button variant="subtle" loading={agreements.loadingMore} onClick={agreements.more}>
          …
        </Button>
      )}
    </>
  );
}

function Row({ agreement, onVisits }: { agreement: Agreement; onVisits: (day: string) => void }) {
  const t = useT(serviceMessages);
  const { today } = useFormat();
  const next = turns(agreement, today, 3);
  return (
    <Entry
      title={agreement.name}
      aside={<MoneyText money={agreement.price} />}
      lines={[
        <>
          <Link to="/customers/$id" params={{ id: agreement.account_id }}>
            {agreement.account_name}
          </Link>{' '}
          · {t('everyMonths', { months: agreement.every_months })}
          {agreement.ends_on && (
            <>
              {' '}
              · {t('endsOn')} <DateText day={agreement.ends_on} words={false} />
            </>
          )}
        </>,
        next.length > 0 && (
          <>
            {t('nextTurns')}:{' '}
            {next.map((day) => (
              <Button key={day} size="compact-sm" variant="subtle" onClick={() => onVisits(day)}>
                <DateText day={day} words={false} />
              </Button>
            ))}
          </>
        ),
      ]}
    />
  );
}
