import type { Schemas } from '~/api/client';
import styles from './Complaints.module.css';
import { ToneShape, type Tone } from './StatusBadge';

type Diagnostic = Schemas['Diagnostic'];

const tones: Record<Diagnostic['severity'], Tone> = { note: 'calm', warning: 'watch', error: 'late' };

/** What an engine has to say about its own answer: the cause, and what to do about it. */
export function Complaints({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul className={styles.complaints}>
      {diagnostics.map((one) => (
        <li key={one.code + one.cause}>
          <ToneShape tone={tones[one.severity]} />
          <span>
            {sentence(one.cause)} {sentence(one.cure)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Engines speak in clauses, so that they can be joined; on a screen a clause stands alone. */
export function sentence(clause: string): string {
  const text = clause.trim();
  if (!text) return '';
  return text[0]!.toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}
