import type { ReactNode } from 'react';
import type { Problem } from '~/api/problem';
import { ProblemNote } from '~/ui/ProblemNote';
import styles from './SettingsScreen.module.css';

interface SettingsSectionProps {
  id: string;
  title: string;
  /** One sentence, where the title does not say it all. */
  why?: string;
  action?: ReactNode;
  problem?: Problem | null;
  children: ReactNode;
}

/** A block of the settings page; other rooms bring theirs. */
export function SettingsSection({ id, title, why, action, problem, children }: SettingsSectionProps) {
  return (
    <section id={id} className={styles.section}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {action}
      </header>
      {why && <p className={styles.why}>{why}</p>}
      {problem && <ProblemNote problem={problem} />}
      <div className={styles.card}>{children}</div>
    </section>
  );
}
