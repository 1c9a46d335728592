import { Switch } from '@mantine/core';
import { useTaxRules } from '~/features/catalog/queries';
import { minorOf } from '~/features/money/amount';
import { minorDigits } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { InlineChoice } from '~/ui/InlineChoice';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { RecordSection } from '~/ui/RecordPage';
import { toast } from '~/ui/Toasts';
import { salesMessages } from '../messages';
import { useChangeEstimate, useSitesOf, type Estimate } from '../queries';
import { discountOf, discountText } from './discount';

/** What moves the price of the whole, and what is said around it. */
export function Terms({ estimate }: { estimate: Estimate }) {
  const t = useT(salesMessages);
  const format = useFormat();
  const change = useChangeEstimate(estimate);
  const sites = useSitesOf(estimate.account_id).data?.items ?? [];
  const rules = useTaxRules().data?.items ?? [];
  const regions = [...new Set([...rules.map((rule) => rule.region), estimate.tax_region].filter(Boolean))].sort();
  const setDiscount = (typed: string) => {
    const discount = discountOf(typed);
    if (discount) change.mutate({ discount });
    else toast({ tone: 'late', text: t('badDiscount') });
  };
  const { discount } = estimate;
  const shown = discount && (discount.by === 'percent' ? format.share(discount.percent) : format.money({ minor: minorOf(discount.amount, minorDigits(estimate.currency)) ?? 0, currency: estimate.currency }));
  return (
    <>
      <RecordSection title={t('settings')}>
        <KeyValue
          wide
          facts={[
            { label: t('discount'), value: <InlineEdit label={t('discountHow')} value={discountText(discount)} shown={shown} onSave={setDiscount} /> },
            estimate.contingency_percent != null && {
              label: t('contingency'),
              value: <InlineEdit label={t('contingency')} value={estimate.contingency_percent} onSave={(percent) => change.mutate({ contingency_percent: percent || '0' })} />,
            },
            {
              label: t('taxRegion'),
              value: <InlineChoice label={t('taxRegion')} value={estimate.tax_region || null} empty={t('noTax')} options={regions.map((region) => ({ value: region, label: region }))} onSave={(tax_region) => change.mutate({ tax_region })} />,
            },
            {
              label: t('taxExempt'),
              value: <Switch aria-label={t('taxExempt')} checked={estimate.tax_exempt} onChange={(event) => change.mutate({ tax_exempt: event.currentTarget.checked })} />,
            },
            sites.length > 0 && {
              label: t('site'),
              value: <InlineChoice label={t('site')} value={estimate.site_id} options={sites.map((one) => ({ value: one.id, label: one.name }))} onSave={(site_id) => change.mutate({ site_id })} />,
            },
          ]}
        />
      </RecordSection>
      <RecordSection title={t('introduction')}>
        <InlineEdit lines label={t('introduction')} value={estimate.introduction} onSave={(introduction) => change.mutate({ introduction })} />
      </RecordSection>
      <RecordSection title={t('terms')}>
        <InlineEdit lines label={t('terms')} value={estimate.terms} onSave={(terms) => change.mutate({ terms })} />
      </RecordSection>
    </>
  );
}
