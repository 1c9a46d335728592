import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { Complaints } from '~/ui/Complaints';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { MoneyText } from '~/ui/MoneyText';
import { RecordSection } from '~/ui/RecordPage';
import { salesMessages } from '../messages';
import { useChangeEstimate, type Estimate } from '../queries';

/** What it comes to, and what moves it. Cost and margin are there only for those who may see them. */
export function Summary({ estimate, draft }: { estimate: Estimate; draft: boolean }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const { totals } = estimate;
  const margin = totals.margin && `${format.money(totals.margin)}${totals.margin_percent ? ` · ${format.share(totals.margin_percent)}` : ''}`;
  return (
    <>
      <RecordSection title={t('totals')}>
        <KeyValue
          wide
          facts={[
            { label: t('subtotal'), value: <MoneyText money={totals.subtotal} /> },
            totals.discount.minor !== 0 && { label: t('discountLine'), value: <MoneyText money={{ ...totals.discount, minor: -totals.discount.minor }} /> },
            ...totals.taxes.map((tax) => ({ label: `${tax.name} ${format.share(tax.percent)}`, value: <MoneyText money={tax.amount} /> })),
            { label: t('total'), value: <strong>{format.money(totals.total)}</strong> },
            totals.cost && { label: t('cost'), value: <MoneyText money={totals.cost} /> },
            Boolean(margin) && { label: t('margin'), value: margin },
            { label: t('hours'), value: format.number(totals.hours) },
          ]}
        />
        <Complaints diagnostics={estimate.diagnostics} />
      </RecordSection>
      {draft && <Settings estimate={estimate} />}
    </>
  );
}

function Settings({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const change = useChangeEstimate(estimate);
  const discount = estimate.discount?.by === 'percent' ? estimate.discount.percent : '';
  return (
    <RecordSection title={t('settings')}>
      <KeyValue
        wide
        facts={[
          { label: t('discount'), value: <InlineEdit label={t('discount')} value={discount} onSave={(percent) => change.mutate({ discount: { by: 'percent', percent: percent || '0' } })} /> },
          estimate.contingency_percent != null && {
            label: t('contingency'),
            value: <InlineEdit label={t('contingency')} value={estimate.contingency_percent} onSave={(percent) => change.mutate({ contingency_percent: percent || '0' })} />,
          },
          { label: t('taxRegion'), value: <InlineEdit label={t('taxRegion')} value={estimate.tax_region} onSave={(tax_region) => change.mutate({ tax_region })} /> },
          { label: t('terms'), value: <InlineEdit label={t('terms')} value={estimate.terms} onSave={(terms) => change.mutate({ terms })} /> },
        ]}
      />
    </RecordSection>
  );
}
