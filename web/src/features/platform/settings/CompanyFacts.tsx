import { useMe } from '~/api/session';
import { useT } from '~/i18n/messages';
import { InlineEdit } from '~/ui/InlineEdit';
import { KeyValue } from '~/ui/KeyValue';
import { platformMessages } from '../messages';
import { useChangeCompany, type Company } from './queries';
import { SettingsSection } from './SettingsSection';
import styles from './SettingsScreen.module.css';

const texts = [
  { field: 'phone', label: 'phone' },
  { field: 'email', label: 'email' },
  { field: 'website', label: 'website' },
  { field: 'address', label: 'address', lines: true },
  { field: 'licence', label: 'licence' },
  { field: 'proposal_terms', label: 'terms', lines: true },
  { field: 'review_link', label: 'reviewLink' },
] as const;

/** What stands on every proposal and letter. The owner changes it; the others see it. */
export function CompanyFacts({ company }: { company: Company }) {
  const t = useT(platformMessages);
  const owner = useMe().role === 'owner';
  const change = useChangeCompany(company);
  const { settings } = company;
  const minutes = String(settings.speed_to_lead_minutes ?? 15);
  const edit = (label: string, value: string, save: (text: string) => void, how: { required?: boolean; lines?: boolean } = {}) =>
    owner ? <InlineEdit label={label} value={value} onSave={save} {...how} /> : <span className={styles.lines}>{value || '–'}</span>;
  return (
    <SettingsSection id="company" title={t('company')} why={t('companyWhy')}>
      <KeyValue
        wide
        facts={[
          { label: t('companyName'), value: edit(t('companyName'), company.name, (name) => change.mutate({ name }), { required: true }) },
          ...texts.map(({ field, label, ...how }) => ({
            label: t(label),
            value: edit(t(label), settings[field] ?? '', (text) => change.mutate({ settings: { [field]: text } }), how),
          })),
          {
            label: t('accent'),
            value: (
              <input
                type="color"
                aria-label={t('accent')}
                className={styles.colour}
                disabled={!owner}
                defaultValue={settings.accent}
                onBlur={(event) => event.currentTarget.value !== settings.accent && change.mutate({ settings: { accent: event.currentTarget.value } })}
              />
            ),
          },
          { label: t('timeZone'), value: edit(t('timeZone'), company.time_zone, (time_zone) => change.mutate({ time_zone }), { required: true }) },
          {
            label: t('speedToLead'),
            value: owner ? (
              <InlineEdit
                label={t('speedToLead')}
                type="number"
                value={minutes}
                shown={t('minutes', { n: Number(minutes) })}
                required
                onSave={(text) => change.mutate({ settings: { speed_to_lead_minutes: Number(text) } })}
              />
            ) : (
              t('minutes', { n: Number(minutes) })
            ),
          },
        ]}
      />
    </SettingsSection>
  );
}
