import type { components } from './schema';
import { translate } from '~/i18n/messages';
import { apiMessages } from './messages';

type ProblemBody = components['schemas']['Problem'];

/** What the server refused and why; `code` is stable, the words are for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly cure: string | undefined;
  readonly fields: { field: string; message: string }[];
  /** The record as it is now, when somebody else changed it first (code `stale`). */
  readonly current: unknown;

  constructor(body: Partial<ProblemBody> & { status: number; code: string; title: string }) {
    super(body.title);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail ?? undefined;
    this.cure = body.cure ?? undefined;
    this.fields = body.fields ?? [];
    this.current = body.current;
  }

  get unreachable() {
    return this.code === 'unreachable';
  }
}

export function unreachable(): Problem {
  return new Problem({
    status: 0,
    code: 'unreachable',
    title: translate(apiMessages, 'unreachable'),
    cure: translate(apiMessages, 'unreachableCure'),
  });
}

/** Nothing is kept of what is asked, and nobody can be asked. It comes by itself with the signal. */
export function notHere(): Problem {
  return new Problem({ status: 0, code: 'offline', title: translate(apiMessages, 'notHere'), cure: translate(apiMessages, 'notHereCure') });
}

/** Whatever was thrown, as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    status: 0,
    code: 'unexpected',
    title: translate(apiMessages, 'unexpected'),
    detail: error instanceof Error ? error.message : String(error),
    cure: translate(apiMessages, 'unexpectedCure'),
  });
}

export async function problemFrom(response: Response): Promise<Problem> {
  const body: Partial<ProblemBody> = await response
    .clone()
    .json()
    .catch(() => ({}));
  return new Problem({
    ...body,
    status: response.status,
    code: body.code ?? `http_${response.status}`,
    title: body.title ?? translate(apiMessages, 'refused', { status: response.status }),
    cure: body.cure ?? (response.status >= 500 ? translate(apiMessages, 'unexpectedCure') : undefined),
  });
}
