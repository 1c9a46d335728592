import { keyLabels } from '~/app/commands/keys';
import styles from './Kbd.module.css';

/** The keys of a command, as caps. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden>
      {keyLabels(keys).map((label, index) => (
        <kbd key={index} className={styles.cap}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
