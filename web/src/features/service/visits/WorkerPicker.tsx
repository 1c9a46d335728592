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
  const label = (id: string, name: string) => {
    const busy = busyWith(id, crews, bookings, from, to, visit);
    return busy.length === 0 ? name : t('busyWith', { name, title: busy[0]!.title });
  };
  return (
    <Select
      label={t('whoGoes')}
      description={field.value && whole ? t('windowToBook') : undefined}
      placeholder={t('nobodyYet')}
      clearable
      searchable
      data={workers.map((worker) => ({ value: worker.id, label: label(worker.id, worker.name) }))}
      {...field}
    />
  );
}
