import { useNavigate } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { DateText } from '~/ui/DateText';
import { RecordSection } from '~/ui/RecordPage';
import { StatusBadge } from '~/ui/StatusBadge';
import { serviceMessages } from '../messages';
import { useVisitsOf, type Visit } from './queries';
import styles from './Visits.module.css';
import { visitTone } from './words';

/** What was done at this place before and what comes after, newest first. */
export function VisitsBefore({ visit }: { visit: Visit }) {
  const t = useT(serviceMessages);
  const navigate = useNavigate({ from: '/service' });
  const all = useVisitsOf(visit.account_id);
  const others = all.rows.filter((one) => one.id !== visit.id && (!visit.site_id || !one.site_id || one.site_id === visit.site_id)).reverse();
  return (
    <RecordSection title={t('visitsHere')}>
      {!all.loading && others.length === 0 && <span className={styles.quiet}>{t('firstVisit')}</span>}
      {others.slice(0, 6).map((one) => (
        <button key={one.id} type="button" className={styles.visit} onClick={() => void navigate({ search: (before) => ({ ...before, open: one.id }), replace: true })}>
          <span>
            <DateText day={one.completed_on ?? one.due_on} words={false} /> · {t('kindName', { kind: one.kind })}
          </span>
          <StatusBadge plain tone={visitTone(one.state)} label={t('stateName', { state: one.state })} />
          {one.notes && <span className={styles.quiet}>{one.notes}</span>}
        </button>
      ))}
    </RecordSection>
  );
}
