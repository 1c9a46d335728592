import { IconTool } from '@tabler/icons-react';
import { weekOf } from '~/features/schedule/crews/week';
import { WeekSwitch } from '~/features/schedule/crews/WeekSwitch';
import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { EmptyState } from '~/ui/EmptyState';
import { ProblemNote } from '~/ui/ProblemNote';
import { StatusBadge } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import { openNewVisit } from './openNewVisit';
import { useVisits, type Visit } from './queries';
import styles from './Visits.module.css';
import { useWindowText, visitTone } from './words';

interface VisitWeekProps {
  week: string | undefined;
  onWeek: (day: string | undefined) => void;
  onOpen: (id: string) => void;
}

/** The visits of a week, each day's in the order of their windows; any week, next year's too. */
export function VisitWeek({ week, onWeek, onOpen }: VisitWeekProps) {
  const t = useT(serviceMessages);
  const { day: dayText, today } = useFormat();
  const days = weekOf(week ?? today);
  const [from, to] = [days[0]!, days[6]!];
  const visits = useVisits(from, to);
  if (visits.error && visits.rows.length === 0) return <ProblemNote problem={visits.error} retry={visits.retry} />;
  const empty = !visits.loading && visits.rows.length === 0;
  const of = (day: string) => inOrder(visits.rows.filter((visit) => visit.due_on === day));
  return (
    <div className={styles.body}>
      <WeekSwitch jump from={from} to={to} onWeek={onWeek} />
      <div className={styles.days} data-empty={empty || undefined}>
        {days.map((day) => (
          <section key={day} className={styles.dayColumn} data-today={day === today || undefined} aria-label={dayText(day)}>
            <h2 className={styles.dayName}>{dayText(day)}</h2>
            {of(day).map((visit) => (
              <VisitCard key={visit.id} visit={visit} onOpen={onOpen} />
            ))}
            {!empty && !visits.loading && of(day).length === 0 && <span className={styles.free}>{t('freeDay')}</span>}
          </section>
        ))}
      </div>
      {empty && <EmptyState icon={IconTool} sentence={t('noneInWeek')} action={{ label: t('newVisit'), run: openNewVisit }} />}
    </div>
  );
}

function VisitCard({ visit, onOpen }: { visit: Visit; onOpen: (id: string) => void }) {
  const t = useT(serviceMessages);
  const windowText = useWindowText();
  const over = visit.state !== 'scheduled';
  return (
    <button type="button" className={styles.visit} data-over={over || undefined} onClick={() => onOpen(visit.id)}>
      <span className={styles.quiet}>{windowText(visit)}</span>
      <span className={styles.name}>{visit.account_name}</span>
      <span>{t('kindName', { kind: visit.kind })}</span>
      {visit.place && <span className={styles.quiet}>{visit.place}</span>}
      {over ? (
        <StatusBadge plain tone={visitTone(visit.state)} label={t('stateName', { state: visit.state })} />
      ) : visit.worker_name ? (
        <span className={styles.quiet}>{visit.worker_name}</span>
      ) : (
        <StatusBadge plain tone="watch" label={t('nobodyYet')} />
      )}
    </button>
  );
}

/** By the beginning of the window; what may be any time comes last. */
function inOrder(visits: Visit[]): Visit[] {
  const start = (visit: Visit) => visit.window_start ?? '~';
  return [...visits].sort((a, b) => start(a).localeCompare(start(b)));
}
