import type { MouseEvent, ReactNode } from 'react';
import { ToneShape, type Tone } from './StatusBadge';
import styles from './Todo.module.css';

interface TodoSectionProps {
  title: string;
  /** How many wait; shown beside the title. */
  count?: number;
  /** "Show all". */
  action?: ReactNode;
  children: ReactNode;
}

/** A block of the to-do list at home. Render nothing at all when nothing waits. */
export function TodoSection({ title, count, action, children }: TodoSectionProps) {
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {action && <span className={styles.all}>{action}</span>}
      </header>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

interface TodoRowProps {
  tone: Tone;
  /** Who or what it is about. */
  title: ReactNode;
  /** What is to be done, or what is wrong. */
  detail?: ReactNode;
  /** At the right: how long it waits, how much is at stake. */
  meta?: ReactNode;
  /** What can be done in place: one or two small buttons. */
  action?: ReactNode;
  onOpen?: () => void;
}

/** One thing that needs somebody. It can be acted on where it stands. */
export function TodoRow({ tone, title, detail, meta, action, onOpen }: TodoRowProps) {
  const open = (event: MouseEvent) => {
    if (!(event.target instanceof Element && event.target.closest('a, button'))) onOpen?.();
  };
  return (
    <li className={styles.row} data-clickable={onOpen ? true : undefined} onClick={open}>
      <span className={styles.shape}>
        <ToneShape tone={tone} />
      </span>
      <span className={styles.words}>
        {onOpen ? (
          <button type="button" className={styles.title} onClick={onOpen}>
            {title}
          </button>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {meta && <span className={styles.meta}>{meta}</span>}
      {action && <span className={styles.action}>{action}</span>}
    </li>
  );
}
