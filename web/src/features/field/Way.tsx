import { Button } from '@mantine/core';
import { useT } from '~/i18n/messages';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import type { FieldJob } from './queries';

/** Where a job is, how to get in, and whom to call. */
export function Way({ job }: { job: FieldJob }) {
  const t = useT(fieldMessages);
  const { site } = job;
  const address = site && [site.line1, site.line2, site.city, site.region, site.postal_code].filter(Boolean).join(', ');
  const facts: [string, string | null | undefined][] = site
    ? [
        [t('gate'), site.gate_code],
        [t('dog'), site.dog],
        [t('parking'), site.parking],
        [t('access'), site.access_notes],
      ]
    : [];
  return (
    <>
      {address && <span>{address}</span>}
      <dl className={styles.facts}>
        {facts.map(([label, value]) => value && <Fact key={label} label={label} value={value} />)}
      </dl>
      <div className={styles.buttons}>
        {address && (
          <Button component="a" variant="default" h={48} href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`} target="_blank" rel="noreferrer">
            {t('way')}
          </Button>
        )}
        {job.account_phone && (
          <Button component="a" variant="default" h={48} href={`tel:${job.account_phone}`}>
            {t('call')}
          </Button>
        )}
      </div>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
