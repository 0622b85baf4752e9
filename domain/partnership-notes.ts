// What an event in a partnership has its cycle told. Pure. Sandbox-safe.

import type { PartnershipEvent } from './partnership-events.ts';
import type { PartnershipState } from './partnership-state.ts';
import { isDelivered, isUnfinished, stageOf } from './stage.ts';
import type { PartnershipNote } from './tell-kinds.ts';

function deliveryOf(state: PartnershipState): PartnershipNote {
  const delivered = isDelivered(state);
  const items = Object.values(state.items);
  const asked = items.flatMap((item) => (item.asked === undefined ? [] : [item.asked]));
  if (!delivered) return { kind: 'delivery', delivered };
  const measures = items.find((item) => item.measures !== undefined)?.measures;
  return {
    kind: 'delivery',
    delivered,
    ...(asked.length === 0 ? {} : { asked: asked.reduce((sum, amount) => sum + amount, 0) }),
    ...(measures === undefined ? {} : { measures }),
  };
}

/** What the cycle must know of a step from one state to the next. */
export function notesOf(before: PartnershipState, after: PartnershipState, event: PartnershipEvent): PartnershipNote[] {
  if (event.type === 'opened') return [];
  const notes: PartnershipNote[] = [];
  if (event.type === 'deadline-extended') {
    notes.push({ kind: 'extension', step: event.step, party: event.party, deadline: event.deadline });
  }
  if (event.type === 'local-deadline-set') {
    notes.push({ kind: 'local-deadline', step: event.step, deadline: event.deadline });
  }
  // Until the year is over the cycle counts for itself who has finished.
  const finished = !isUnfinished(stageOf(after));
  if (event.at > after.plan.endsAt && !after.ended && finished === isUnfinished(stageOf(before)))
    notes.push({ kind: 'finished', finished });
  if (event.type === 'withdrawn') notes.push({ kind: 'withdrawal' });
  else if (isDelivered(before) !== isDelivered(after)) notes.push(deliveryOf(after));
  return notes;
}
