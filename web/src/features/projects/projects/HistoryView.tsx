import { useT } from '~/i18n/messages';
import { useFormat } from '~/i18n/reader';
import { ProblemNote } from '~/ui/ProblemNote';
import { Timeline } from '~/ui/Timeline';
import { projectMessages } from '../messages';
import styles from './ProjectScreen.module.css';
import { useRevisions } from './queries';

/** When the dates moved, and why. */
export function HistoryView({ projectId }: { projectId: string }) {
  const t = useT(projectMessages);
  const format = useFormat();
  const revisions = useRevisions(projectId);
  const span = (start: string, finish: string) => {
    const [from, to] = [format.day(start.slice(0, 10)), format.day(finish.slice(0, 10))];
    return from === to ? from : `${from} – ${to}`;
  };
  if (revisions.error) return <ProblemNote problem={revisions.error} retry={() => void revisions.refetch()} />;
  if (!revisions.data) return null;
  if (revisions.data.length === 0) return <p className={styles.none}>{t('noMoves')}</p>;
  return (
    <Timeline
      entries={revisions.data.map((revision) => {
        const { finish_before: before, finish_after: after } = revision;
        const moved = before && before !== after;
        return {
          id: revision.id,
          at: revision.at,
          what: revision.reason,
          tone: moved ? (after > before ? 'late' : 'good') : undefined,
          body: (
            <>
              {moved && <div>{t('moved', { before: format.day(before), after: format.day(after) })}</div>}
              {revision.moves.length > 0 && (
                <details>
                  <summary>{t('tasksMoved', { count: revision.moves.length })}</summary>
                  <ul className={styles.moves}>
                    {revision.moves.map((move) => (
                      <li key={move.task_id}>
                        {t('movedTask', { name: move.name, before: span(move.start_before, move.finish_before), after: span(move.start_after, move.finish_after) })}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          ),
        };
      })}
    />
  );
}
