// How much one person may give in in a day by program: each file is kept for a day before anything must name it. Pure.

import { refuse } from '../domain/refusal.ts';
import type { PersonId } from '../domain/words.ts';

export interface UploadAllowance {
  /** Refuses a person who has given in as much as a day allows. */
  require(person: PersonId): void;
  /** Counts what was taken, in bytes. */
  count(person: PersonId, bytes: number): void;
}

/** Counts by days in UTC, in memory: a restart or a second process begins anew, which a limit of this kind can bear. */
export function uploadAllowance(bytesOfDay: number, wallClock: () => Date): UploadAllowance {
  let day = '';
  const given = new Map<PersonId, number>();
  const today = (): Map<PersonId, number> => {
    const now = wallClock().toISOString().slice(0, 10);
    if (now !== day) given.clear();
    day = now;
    return given;
  };
  return {
    require(person) {
      const bytes = today().get(person) ?? 0;
      if (bytes >= bytesOfDay)
        refuse(
          'too-large',
          `Attach a file: ${bytes} bytes were given in today, wanted fewer than ${bytesOfDay} in a day`,
        );
    },
    count(person, bytes) {
      today().set(person, (today().get(person) ?? 0) + bytes);
    },
  };
}
