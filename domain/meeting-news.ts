// What notices say of a forum meeting. Pure. Sandbox-safe.

import type { Meeting } from './forum-state.ts';
import type { LocalDate, StepId } from './words.ts';

/** Everything that an invitation holds. */
export interface MeetingNews {
  readonly id: string;
  readonly step: StepId | null;
  readonly date: LocalDate;
  readonly time: string;
  readonly place: string | null;
  readonly papersOut: LocalDate;
}

export function newsOf({ id, step, date, time, place, papersOut }: Meeting): MeetingNews {
  return { id, step, date, time, place, papersOut };
}

/** The name of a meeting's row in the read model: no step of a definition can have a slash in its id. */
export function meetingStep(id: string): StepId {
  return `meeting/${id}`;
}
