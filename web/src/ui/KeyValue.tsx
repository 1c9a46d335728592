import type { ReactNode } from 'react';
import styles from './KeyValue.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts of a record, one under the other. An absent value shows a dash, so that gaps are seen. `wide` has room for long labels; `sums` stand under each other at the end. */
export function KeyValue({ facts, wide, sums }: { facts: readonly (Fact | false | '' | null | undefined)[]; wide?: boolean; sums?: boolean }) {
  return (
    <dl className={styles.list} data-wide={wide || undefined} data-sums={sums || undefined}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className={styles.fact}>
              <dt>{fact.label}</dt>
              <dd>{fact.value ?? '–'}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
