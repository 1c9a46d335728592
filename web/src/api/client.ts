import createClient from 'openapi-fetch';
import { uuid7 } from '~/lib/uuid7';
import { problemFrom, unreachable } from './problem';
import type { components, paths } from './schema';

/** The description names whole paths; calls leave out what all of them share. */
type ShortPaths = { [P in keyof paths as P extends `/api/v1${infer Rest}` ? Rest : P]: paths[P] };

export type Schemas = components['schemas'];
export const base = '/api/v1';

const attempts = 3;

/**
 * The typed client. A POST carries an idempotency key, so it may be sent again when the answer got lost; a refusal
 * is thrown as a `Problem`, so `data` is never missing after `ok(...)`.
 */
export const api = createClient<ShortPaths>({ baseUrl: base, credentials: 'same-origin', fetch: send });

async function send(request: Request): Promise<Response> {
  if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
    request.headers.set('Idempotency-Key', uuid7());
  }
  const response = await sendUntilHeard(request);
  if (!response.ok) throw await problemFrom(response);
  return response;
}

async function sendUntilHeard(request: Request): Promise<Response> {
  const repeatable = request.method === 'GET' || request.headers.has('Idempotency-Key');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(request.clone());
    } catch (error) {
      if (request.signal.aborted) throw error;
      if (!repeatable || attempt === attempts || !navigator.onLine) throw unreachable();
      await new Promise((resume) => setTimeout(resume, 250 * 2 ** attempt));
    }
  }
}

/** `await ok(api.GET('/accounts'))` is the body itself; refusals were thrown before. */
export async function ok<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The header of a change to a record that was read at `version`. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
