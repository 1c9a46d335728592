import { Select } from '@mantine/core';
import { useBookings, useCrews, useWorkers } from '~/features/schedule/crews/queries';
import { instantOf } from '~/i18n/format';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import type { FieldProps } from '~/ui/FormDialog';
import { serviceMessages } from '../messages';
import { busyWith } from './busy';

interface WorkerPickerProps extends FieldProps<string | null> {
  day: string;
  windowStart: string;
  windowEnd: string;
  /** The visit that is moved; its own booking is not in its way. */
  visit?: string;
}

/** Who goes, with what each is booked for at that time. Promised hours stand in the one ledger. */
export function WorkerPicker({ day, windowStart, windowEnd, visit, ...field }: WorkerPickerProps) {
  const t = useT(serviceMessages);
  const { reader } = useFormat();
  const workers = useWorkers().data?.filter((worker) => worker.active || worker.id === field.value) ?? [];
  const crews = useCrews().data ?? [];
  const bookings = useBookings(day, day).data ?? [];
  const whole = !windowStart || !windowEnd;
  const from = instantOf(day, windowStart || '00:00', reader.timeZone);
  const to = instantOf(day, windowEnd || '23:59', reader.timeZone);
  const choices = workers.map((worker) => ({ worker, busy: busyWith(worker.id, crews, bookings, from, to, visit)[0] }));
  // Who is free stands first.
  choices.sort((a, b) => Number(Boolean(a.busy)) - Number(Boolean(b.busy)));
  return (
    <Select
      label={t('whoGoes')}
      description={field.value && whole ? t('windowToBook') : undefined}
      placeholder={t('nobodyYet')}
      clearable
      searchable
      data={choices.map(({ worker, busy }) => ({ value: worker.id, label: busy ? t('busyWith', { name: worker.name, title: busy.title }) : worker.name }))}
      {...field}
    />
  );
}
