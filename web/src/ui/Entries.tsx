import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './Entries.module.css';

/** Short records inside a record: its people, its places, what hangs on it. */
export function Entries({ children }: { children: ReactNode }) {
  return <ul className={styles.entries}>{children}</ul>;
}

interface EntryProps {
  title: ReactNode;
  /** Makes the title a link. */
  to?: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
  /** At the right of the title: a sum, a day, a state. */
  aside?: ReactNode;
  /** Lines below, each one thing. */
  lines?: readonly ReactNode[];
  /** Seen when the entry is pointed at or holds the focus; before the sum, so that sums stand under each other. */
  action?: ReactNode;
}

export function Entry({ title, to, params, search, aside, lines = [], action }: EntryProps) {
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.title}>{to ? <Link {...({ to, params, search } as { to: '/' })}>{title}</Link> : title}</span>
        {action && <span className={styles.action}>{action}</span>}
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {lines.filter(Boolean).map((line, index) => (
        <div key={index} className={styles.line}>
          {line}
        </div>
      ))}
    </li>
  );
}
