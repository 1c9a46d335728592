import { Link } from '@tanstack/react-router';
import { useT } from '~/i18n/messages';
import { Page } from '~/ui/Page';
import { reportMessages } from './messages';
import { kinds } from './queries';
import styles from './Reports.module.css';

/** The questions; each opens its answer. */
export function ReportsScreen() {
  const t = useT(reportMessages);
  return (
    <Page title={t('reports')} layout="read">
      <ul className={styles.questions}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to="/reports/$kind" params={{ kind }} className={styles.question}>
              <span className={styles.short}>{t('short', { kind })}</span>
              <span>{t('question', { kind })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
