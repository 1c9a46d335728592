import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '~/api/problem';
import { useT } from '~/i18n/messages';
import { uiMessages } from './messages';
import styles from './ProblemNote.module.css';

interface ProblemNoteProps {
  problem: Problem;
  retry?: () => void;
  /** Takes the middle of an empty screen instead of a line. */
  large?: boolean;
}

/** What happened, why, and what to do. */
export function ProblemNote({ problem, retry, large }: ProblemNoteProps) {
  const t = useT(uiMessages);
  // Refused to this role: the name of the operation helps nobody. Here and without a signal asking again changes nothing.
  const refused = problem.code === 'forbidden';
  const settled = refused || problem.code === 'offline';
  return (
    <div className={styles.note} data-large={large || undefined} data-refused={refused || undefined} role="alert">
      <IconAlertTriangle size={large ? 26 : 18} stroke={1.8} className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <strong>{problem.title}</strong>
        {problem.detail && !refused && <span>{problem.detail}</span>}
        {problem.cure && <span>{problem.cure}</span>}
        {large && problem.code && !settled && <code className={styles.code}>{problem.code}</code>}
      </div>
      {retry && !settled && (
        <Button variant="default" size="sm" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
