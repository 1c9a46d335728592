import { TextInput } from '@mantine/core';
import { clockOf, dayOf, instantOf } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { FormDialog } from '~/ui/FormDialog';
import styles from './Field.module.css';
import { fieldMessages } from './messages';
import { correctTime, useCorrections, type TimeEntry } from './queries';

/** What an entry should have said, and why. What it said stays readable; approval has to be given again. */
export function CorrectTime({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const t = useT(fieldMessages);
  const { reader, time } = useFormat();
  const before = useCorrections(entry);
  const { timeZone } = reader;
  const dayIn = dayOf(new Date(entry.clock_in), timeZone);
  const initial = { clock_in: clockOf(entry.clock_in, timeZone), clock_out: entry.clock_out ? clockOf(entry.clock_out, timeZone) : '', reason: '' };
  const save = (values: typeof initial) => {
    const from = instantOf(dayIn, values.clock_in, timeZone);
    const to = instantOf(dayIn, values.clock_out || values.clock_in, timeZone);
    // A shift that ends before it began ended on the next day.
    const out = to < from ? to + 86_400_000 : to;
    return correctTime(entry, { clock_in: new Date(from).toISOString(), clock_out: new Date(out).toISOString(), reason: values.reason });
  };
  return (
    <FormDialog title={t('correctOf', { name: entry.worker_name })} initial={initial} submitLabel={t('save')} onSubmit={save} onClose={onClose}>
      {(form) => (
        <>
          <TextInput type="time" label={t('clockedIn')} required withAsterisk={false} {...form.text('clock_in')} />
          <TextInput type="time" label={t('clockedOut')} required withAsterisk={false} {...form.text('clock_out')} />
          <TextInput label={t('correctWhy')} placeholder={t('correctWhyHint')} required withAsterisk={false} {...form.text('reason')} />
          {before.data?.map((one) => (
            <span key={one.at} className={styles.soft}>
              {t('saidBefore', { name: one.by_name, from: time(one.clock_in_before), to: one.clock_out_before ? time(one.clock_out_before) : '…', reason: one.reason })}
            </span>
          ))}
        </>
      )}
    </FormDialog>
  );
}
