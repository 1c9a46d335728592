import { useRouter } from '@tanstack/react-router';
import { Problem, problemOf } from '~/api/problem';
import { useT } from '~/i18n/messages';
import { ProblemNote } from '~/ui/ProblemNote';
import { NotFound } from './NotFound';
import { appMessages } from './messages';

/** Catches whatever a screen throws, and says what to do about it. */
export function ScreenProblem({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useT(appMessages);
  const router = useRouter();
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (isOldVersion(error)) {
    const problem = new Problem({ status: 0, code: 'updated', title: t('newVersion') });
    return <ProblemNote large problem={problem} retry={() => window.location.reload()} />;
  }
  const retry = () => {
    reset?.();
    void router.invalidate();
  };
  return <ProblemNote large problem={explained(error, t('screenFailed'), t('screenFailedCure'))} retry={retry} />;
}

function explained(error: unknown, title: string, cure: string): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ status: 0, title, cure, code: problemOf(error).detail ?? 'unexpected' });
}

/** After an update the old page asks for files that are no longer there. */
function isOldVersion(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Importing a module script failed/i.test(error.message);
}
