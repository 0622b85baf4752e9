// What a partnership's notes make of its cycle. Pure. Sandbox-safe.

import type { Measure } from './allocation-needs.ts';
import type { CycleState } from './cycle-state.ts';
import { withKey, withoutKey } from './large-record.ts';
import { withLocalDeadline } from './local-deadlines.ts';
import { dutyKey } from './plan.ts';
import type { PartnershipNote } from './tell-kinds.ts';
import type { PartyId } from './words.ts';

/** The state after one note. */
export function foldNote(state: CycleState, party: PartyId, note: PartnershipNote): CycleState {
  switch (note.kind) {
    case 'extension':
      return { ...state, extensions: withKey(state.extensions, dutyKey(note.step, note.party), note.deadline) };
    case 'local-deadline':
      return {
        ...state,
        localDeadlines: withLocalDeadline(state.localDeadlines ?? [], note.step, party, note.deadline),
      };
    case 'delivery': {
      const others = without(state.delivered, party);
      return {
        ...withMeasures(state, party, note.measures),
        delivered: note.delivered ? [...others, party] : others,
        asked: askedAfter(state.asked, party, note.delivered ? note.asked : undefined),
      };
    }
    case 'finished': {
      const others = without(state.finished, party);
      if (note.finished) return { ...state, finished: [...others, party] };
      const openAtEnd = state.openAtEnd.includes(party) ? state.openAtEnd : [...state.openAtEnd, party];
      return { ...state, finished: others, openAtEnd };
    }
    case 'withdrawal':
      return {
        ...state,
        withdrawn: [...state.withdrawn.filter((one) => one !== party), party],
        delivered: state.delivered.filter((one) => one !== party),
      };
  }
}

/**
 * A document that is no longer delivered takes its measures with it, and the forum’s word on them: they may be others
 * next time.
 */
function withMeasures(state: CycleState, party: PartyId, measures: readonly Measure[] | undefined): CycleState {
  if (measures === undefined && state.measures?.[party] === undefined) return state;
  const before = state.measures ?? {};
  const priorities = state.priorities?.filter((one) => one.party !== party);
  return {
    ...state,
    measures: measures === undefined ? withoutKey(before, party) : withKey(withoutKey(before, party), party, measures),
    ...(priorities === undefined ? {} : { priorities }),
  };
}

/** The same list when the party is not in it: a thousand parties deliver, and each of them once. */
function without(parties: readonly PartyId[], party: PartyId): readonly PartyId[] {
  return parties.includes(party) ? parties.filter((one) => one !== party) : parties;
}

/** What each party asks for, with that of one party last; undefined when it asks for nothing. */
function askedAfter(before: CycleState['asked'], party: PartyId, asked: number | undefined): CycleState['asked'] {
  const others = withoutKey(before, party);
  return asked === undefined ? others : withKey(others, party, asked);
}
