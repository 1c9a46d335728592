import { TextInput } from '@mantine/core';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import { toast } from '~/ui/Toasts';
import { scheduleMessages } from '../messages';
import styles from './CrewWeek.module.css';
import { setRate, useRates, type Worker } from './queries';

/** What an hour of somebody costs from a day on; the rates before stay as they were. */
export function RateForm({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  const t = useT(scheduleMessages);
  const { day, rate, share, today } = useFormat();
  const rates = useRates(worker.id);
  const current = rates.data?.find((one) => one.valid_from <= today);
  if (!rates.data) return null;
  const initial = { hourly_rate: current?.hourly_rate ?? '', burden_percent: current?.burden_percent ?? '0', valid_from: today };
  const save = async (values: typeof initial) => {
    await setRate(worker, values);
    toast({ tone: 'good', text: t('rateSaved', { name: worker.name }) });
  };
  return (
    <FormDialog title={t('rateOf', { name: worker.name })} initial={initial} submitLabel={t('save')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput label={t('hourlyRate')} inputMode="decimal" required withAsterisk={false} data-autofocus {...form.text('hourly_rate')} />
          <TextInput label={t('burden')} description={t('burdenWhy')} inputMode="decimal" {...form.text('burden_percent')} />
          <TextInput type="date" label={t('validFrom')} description={t('validFromWhy')} required withAsterisk={false} {...form.text('valid_from')} />
          {rates.data.length > 0 && (
            <section aria-label={t('ratesBefore')}>
              <span className={styles.quiet}>{t('ratesBefore')}</span>
              {rates.data.map((one) => (
                <div key={one.valid_from}>
                  {day(one.valid_from)} · {t('rateNow', { rate: rate(one.hourly_rate), burden: share(one.burden_percent) })}
                </div>
              ))}
            </section>
          )}
        </>
      )}
    </FormDialog>
  );
}
