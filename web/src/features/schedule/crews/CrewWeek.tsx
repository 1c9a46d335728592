import { IconUsersGroup } from '@tabler/icons-react';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { ProblemNote } from '~/ui/ProblemNote';
import { scheduleMessages } from '../messages';
import { BookedCell } from './BookedCell';
import styles from './CrewWeek.module.css';
import { useBookings, useCrews, useWorkers } from './queries';
import { Unassigned } from './Unassigned';
import { rowsOf, weekOf, type Row } from './week';
import { WeekSwitch } from './WeekSwitch';

interface CrewWeekProps {
  week: string | undefined;
  onWeek: (day: string | undefined) => void;
  toPeople: () => void;
}

/** Who is where on which day of a week, who is free, and who is wanted twice. */
export function CrewWeek({ week, onWeek, toPeople }: CrewWeekProps) {
  const t = useT(scheduleMessages);
  const { today } = useFormat();
  const days = weekOf(week ?? today);
  const [from, to] = [days[0]!, days[6]!];
  const bookings = useBookings(from, to);
  const crews = useCrews();
  const workers = useWorkers();
  const failed = [bookings, crews, workers].find((one) => one.error && !one.data);
  if (failed?.error) return <ProblemNote problem={failed.error} retry={() => void failed.refetch()} />;
  if (!bookings.data || !crews.data || !workers.data) return null;
  const rows = rowsOf(crews.data, workers.data, bookings.data);
  return (
    <div className={styles.body}>
      <WeekSwitch from={from} to={to} onWeek={onWeek} />
      {rows.length === 0 ? <EmptyState icon={IconUsersGroup} sentence={t('noPeople')} action={{ label: t('addPeople'), run: toPeople }} /> : <Days days={days} rows={rows} />}
      <Unassigned from={from} to={to} />
    </div>
  );
}

function Days({ days, rows }: { days: string[]; rows: Row[] }) {
  const t = useT(scheduleMessages);
  const { day: dayText, today } = useFormat();
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('crews')}>
        <thead>
          <tr>
            <th scope="col">{t('who')}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                {dayText(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <div className={styles.quiet}>{row.with.join(', ') || t('kindName', { kind: row.kind })}</div>
              </th>
              {days.map((day) => (
                <BookedCell key={day} day={day} bookings={row.bookings} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
