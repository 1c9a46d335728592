import styles from './InlineEdit.module.css';

interface InlineChoiceProps<V extends string> {
  label: string;
  value: V | null | undefined;
  options: readonly { value: V; label: string }[];
  onSave: (value: V) => void;
  /** How it reads while nothing is chosen. */
  empty?: string;
}

/** One of a few, changed where it stands. The browser's own list: it works with keys, fingers and screen readers. */
export function InlineChoice<V extends string>({ label, value, options, onSave, empty }: InlineChoiceProps<V>) {
  const known = options.some((one) => one.value === value);
  return (
    <select className={styles.choice} aria-label={label} data-empty={known ? undefined : true} value={known ? (value ?? '') : ''} onChange={(event) => onSave(event.currentTarget.value as V)}>
      {!known && (
        <option value="" disabled>
          {empty ?? '–'}
        </option>
      )}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
