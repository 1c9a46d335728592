import { useFormat } from '~/i18n/reader';

/** A working day in people's words ("Thu, Dec 4, in 3 days"); the whole date on hover. */
export function DateText({ day, words = true }: { day: string | null | undefined; words?: boolean }) {
  const format = useFormat();
  if (!day) return <span aria-hidden>–</span>;
  const near = words ? format.near(day) : '';
  return (
    <time dateTime={day} title={format.dayExact(day)}>
      {format.day(day)}
      {near && `, ${near}`}
    </time>
  );
}

/** When something happened ("5 minutes ago"); date and time on hover. */
export function InstantText({ at }: { at: string | null | undefined }) {
  const format = useFormat();
  if (!at) return <span aria-hidden>–</span>;
  return (
    <time dateTime={at} title={format.instantExact(at)}>
      {format.instant(at)}
    </time>
  );
}
