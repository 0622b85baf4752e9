// The exit codes of every program here, and which refusal ends in which. Node only.

import type { RefusalCode } from '../domain/refusal.ts';
import { Refusal } from '../domain/refusal.ts';

/** Exit codes; documented in docs/cli.md. */
export const EXIT = { ok: 0, unknown: 1, usage: 2, refused: 3, notFound: 4, unavailable: 5, different: 6 } as const;

const EXIT_BY_CODE: Readonly<Record<RefusalCode, number>> = {
  misshapen: EXIT.usage,
  'invalid-definition': EXIT.usage,
  'not-found': EXIT.notFound,
  unavailable: EXIT.unavailable,
  busy: EXIT.unavailable,
  'scheme-not-valid': EXIT.refused,
  'already-open': EXIT.refused,
  'unknown-person': EXIT.refused,
  'wrong-role': EXIT.refused,
  'wrong-stage': EXIT.refused,
  'old-revision': EXIT.refused,
  'too-large': EXIT.refused,
  'beyond-limit': EXIT.refused,
  'in-the-past': EXIT.refused,
  'not-a-rehearsal': EXIT.refused,
  'amounts-do-not-fit': EXIT.refused,
  closed: EXIT.refused,
};

/** What a process ends with after an error. A code that only a newer process knows is still a refusal. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof Refusal)) return EXIT.unknown;
  return EXIT_BY_CODE[error.code] ?? EXIT.refused;
}
