import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  icon?: Icon;
  /** One sentence: what will be here. */
  sentence: string;
  /** One button: how to begin. */
  action?: { label: string; run: () => void };
  /** An example from the trade, when there is one. */
  example?: ReactNode;
}

/** A screen with nothing on it still does its job: it says what belongs here and starts it. */
export function EmptyState({ icon: IconOf, sentence, action, example }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {IconOf && <IconOf size={28} stroke={1.4} className={styles.icon} aria-hidden />}
      <p className={styles.sentence}>{sentence}</p>
      {action && <Button onClick={action.run}>{action.label}</Button>}
      {example && <div className={styles.example}>{example}</div>}
    </div>
  );
}
