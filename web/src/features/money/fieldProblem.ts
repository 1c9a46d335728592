import { Problem } from '~/api/problem';

/** A refusal of the form's own, shown beside the field as the server's are. */
export function fieldProblem(field: string, message: string): Problem {
  return new Problem({ status: 422, code: 'invalid', title: message, fields: [{ field, message }] });
}
