import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { StatusBadge } from '~/ui/StatusBadge';
import { scheduleMessages } from '../messages';
import styles from './CrewWeek.module.css';
import type { Booking } from './queries';
import { touches } from './week';

/** What one crew or person is booked for on one day. */
export function BookedCell({ day, bookings }: { day: string; bookings: readonly Booking[] }) {
  const { reader, today } = useFormat();
  const here = bookings.filter((one) => touches(one, day, reader.timeZone));
  return (
    <td data-today={day === today || undefined}>
      {here.map((one) => (
        <Booked key={one.id} booking={one} day={day} />
      ))}
    </td>
  );
}

function Booked({ booking, day }: { booking: Booking; day: string }) {
  const t = useT(scheduleMessages);
  const { reader } = useFormat();
  const clashes = booking.conflict.filter((one) => touches(one, day, reader.timeZone));
  return (
    <div className={styles.booking}>
      {booking.project_id ? (
        <Link to="/projects/$id" params={{ id: booking.project_id }}>
          {booking.title}
        </Link>
      ) : (
        booking.title
      )}
      {clashes.length > 0 && (
        <>
          <StatusBadge plain tone="late" label={t('doubleBooked')} />
          {clashes.map((one) => (
            <span key={one.booking_id} className={styles.quiet}>
              {t('alsoBooked', { who: one.resource_name, title: one.title })}
            </span>
          ))}
        </>
      )}
    </div>
  );
}
