import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Complaints } from '~/ui/Complaints';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { salesMessages } from '../messages';
import type { Estimate } from '../queries';
import { Terms } from './Terms';

/** What it comes to, and what moves it. Cost and margin are there only for those who may see them. */
export function Summary({ estimate, draft }: { estimate: Estimate; draft: boolean }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const { totals } = estimate;
  const options = estimate.sections.reduce((all, section) => all + section.not_taken.minor, 0);
  const margin = totals.margin && `${format.money(totals.margin)}${totals.margin_percent ? ` · ${format.share(totals.margin_percent)}` : ''}`;
  return (
    <>
      <RecordSection title={t('totals')}>
        <KeyValue
          sums
          facts={[
            { label: t('subtotal'), value: <MoneyText money={totals.subtotal} /> },
            totals.discount.minor !== 0 && { label: t('discountLine'), value: <MoneyText money={{ ...totals.discount, minor: -totals.discount.minor }} /> },
            ...totals.taxes.map((tax) => ({ label: `${tax.name} ${format.share(tax.percent)}`, value: <MoneyText money={tax.amount} /> })),
            { label: t('total'), value: <strong>{format.money(totals.total)}</strong> },
            options > 0 && { label: t('notTaken'), value: <MoneyText money={{ ...totals.total, minor: options }} /> },
            totals.cost && { label: t('cost'), value: <MoneyText money={totals.cost} /> },
            totals.contingency && totals.contingency.minor !== 0 && { label: t('contingencyLine'), value: <MoneyText money={totals.contingency} /> },
            Boolean(margin) && { label: t('margin'), value: margin },
            { label: t('hours'), value: format.number(totals.hours) },
          ]}
        />
        <Complaints diagnostics={estimate.diagnostics} />
      </RecordSection>
      {draft && <Terms estimate={estimate} />}
    </>
  );
}
