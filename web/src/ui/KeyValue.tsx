import type { ReactNode } from 'react';
import styles from './KeyValue.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts of a record, one under the other. An absent value shows a dash, so that gaps are seen. */
export function KeyValue({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) {
  return (
    <dl className={styles.list}>
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
