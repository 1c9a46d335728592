import styles from './StatusBadge.module.css';

/** `good` goes well, `watch` needs an eye, `late` is past due, `blocked` waits for something, `calm` is just a fact. */
export type Tone = 'good' | 'watch' | 'late' | 'blocked' | 'calm' | 'active';

interface StatusBadgeProps {
  tone: Tone;
  label: string;
  /** `dot`: the shape and the word on the page's own ground, for table cells. */
  plain?: boolean;
}

/** State is never colour alone: each tone has its own shape, and the word always stands beside it. */
export function StatusBadge({ tone, label, plain }: StatusBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} data-plain={plain || undefined}>
      <ToneShape tone={tone} />
      {label}
    </span>
  );
}

export function ToneShape({ tone, size = 10 }: { tone: Tone; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" className={styles.shape} data-tone={tone} aria-hidden>
      {shapes[tone]}
    </svg>
  );
}

const shapes: Record<Tone, React.ReactNode> = {
  good: <path d="M1.5 5.4 4 7.8 8.6 2.4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />,
  watch: <path d="M5 1 9.4 9H.6Z" fill="currentColor" />,
  late: <path d="M5 .4 9.6 5 5 9.6.4 5Z" fill="currentColor" />,
  blocked: <path d="M1.4 1.4h7.2v7.2H1.4Z" fill="currentColor" />,
  calm: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  active: <circle cx="5" cy="5" r="4" fill="currentColor" />,
};
