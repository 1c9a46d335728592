import type { ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: ReactNode;
  /** Beside the title: a count, a view switch. */
  aside?: ReactNode;
  /** At the right of the title: what one does here. The last one is the main one. */
  actions?: ReactNode;
  /** Under the title: filters, tabs. */
  toolbar?: ReactNode;
  /** `fill`: the content scrolls by itself (tables, boards, charts). `read`: a column of comfortable width. */
  layout?: 'flow' | 'fill' | 'read';
  children: ReactNode;
}

/** The frame of every screen inside the shell. */
export function Page({ title, aside, actions, toolbar, layout = 'flow', children }: PageProps) {
  return (
    <section className={styles.page} data-layout={layout}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
        {aside && <div className={styles.aside}>{aside}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {toolbar && <div className={styles.toolbar}>{toolbar}</div>}
      <div className={styles.body} data-layout={layout} tabIndex={layout === 'fill' ? undefined : 0}>
        {layout === 'read' ? <div className={styles.column}>{children}</div> : children}
      </div>
    </section>
  );
}
