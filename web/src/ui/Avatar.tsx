import styles from './Avatar.module.css';

interface AvatarProps {
  name: string;
  size?: number;
  /** Companies are square, people are round. */
  square?: boolean;
}

/** Initials on a quiet ground; the ground depends on the name alone, so a person keeps theirs everywhere. */
export function Avatar({ name, size = 24, square }: AvatarProps) {
  return (
    <span
      className={styles.avatar}
      data-ground={groundOf(name)}
      data-square={square || undefined}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function groundOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + char.codePointAt(0)!) % 9973;
  return sum % 6;
}
