import { useT } from '~/i18n/messages';
import { projectMessages } from '../messages';
import type { Origin, Plan } from './queries';
import styles from './WinPlanScreen.module.css';

/** Which sold line a part of the plan comes from. */
export function From({ origin, plan, whole }: { origin: Origin; plan: Plan; whole?: boolean }) {
  const t = useT(projectMessages);
  const lines = plan.sold.filter((line) => origin.lines.includes(line.line_id));
  const [first, ...rest] = lines;
  if (!first) return <span className={styles.quiet}>{t('from', { source: origin.source })}</span>;
  const shown = whole ? first.section : t('lineOf', { description: first.description, quantity: first.quantity, unit: first.unit });
  const all = lines.map((line) => t('lineOf', { description: line.description, quantity: line.quantity, unit: line.unit }));
  return (
    <span className={styles.quiet} title={all.join('\n')}>
      {shown}
      {!whole && rest.length > 0 && ` ${t('moreLines', { count: rest.length })}`}
    </span>
  );
}
