import type { Icon } from '@tabler/icons-react';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './RecordPage.module.css';

interface RecordPageProps {
  /** The list it belongs to; left out in a side panel. */
  parent?: { label: string; to: string };
  /** A word for what it is: "Customer". */
  kind: string;
  name: ReactNode;
  mark?: ReactNode;
  /** StatusBadge. */
  state?: ReactNode;
  /** The one thing to do next. Everything else goes into `more`. */
  next?: ReactNode;
  more?: ReactNode;
  facts: ReactNode;
  timeline: ReactNode;
  links?: ReactNode;
  /** In a side panel everything stands under each other. */
  narrow?: boolean;
}

/** Customer, opportunity, project, visit: the same record's life, so the same page. */
export function RecordPage(props: RecordPageProps) {
  return (
    <article className={styles.record} data-narrow={props.narrow || undefined}>
      <header className={styles.header}>
        {props.parent && (
          <nav className={styles.crumbs}>
            <Link to={props.parent.to}>{props.parent.label}</Link>
            <IconChevronRight size={14} aria-hidden />
          </nav>
        )}
        <div className={styles.heading}>
          {props.mark}
          <div className={styles.names}>
            {!props.parent && <span className={styles.kind}>{props.kind}</span>}
            <div className={styles.nameLine}>
              <h1 className={styles.name}>{props.name}</h1>
              {props.state}
            </div>
          </div>
          {(props.next || props.more) && (
            <div className={styles.actions}>
              {props.more}
              {props.next}
            </div>
          )}
        </div>
      </header>
      <div className={styles.body}>
        <div className={styles.facts}>{props.facts}</div>
        <div className={styles.timeline} tabIndex={0}>{props.timeline}</div>
        {props.links && <div className={styles.links}>{props.links}</div>}
      </div>
    </article>
  );
}

/** A titled part of a record page. */
export function RecordSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}

interface LinkedRecordsProps {
  icon: Icon;
  label: string;
  count: number;
  to?: string;
  children?: ReactNode;
}

/** What hangs on this record: its kind, how many, and the few that matter. */
export function LinkedRecords({ icon: IconOf, label, count, to, children }: LinkedRecordsProps) {
  const head = (
    <>
      <IconOf size={17} stroke={1.7} aria-hidden />
      <span className={styles.linkLabel}>{label}</span>
      <span className={styles.linkCount}>{count}</span>
    </>
  );
  return (
    <div className={styles.linkGroup}>
      {to ? (
        <Link to={to} className={styles.linkHead}>
          {head}
        </Link>
      ) : (
        <div className={styles.linkHead}>{head}</div>
      )}
      {children}
    </div>
  );
}
