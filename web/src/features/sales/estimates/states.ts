import type { Tone } from '~/ui/StatusBadge';

/** How the states of estimates and proposals look. */
export const toneOf: Record<string, Tone> = {
  draft: 'calm',
  ready: 'calm',
  sent: 'active',
  viewed: 'watch',
  signed: 'good',
  declined: 'late',
  superseded: 'blocked',
  cancelled: 'blocked',
};
