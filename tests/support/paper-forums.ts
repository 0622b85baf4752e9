// Many forums in the middle of a year, written to a store as the engine would have projected them, without an engine: for
// pages over very many rows. Synthetic. Node only.

import { bigForum } from '../../bench/big-forum.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf, compileYear, holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/people-index.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import { nextMomentAt } from '../../domain/cycle-due.ts';
import { rowsOfCycle } from '../../domain/meeting-moments.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { simulate } from '../../domain/simulate.ts';
import { stageOf } from '../../domain/stage.ts';
import type { Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { FORUM } from './years.ts';

/** One forum as it stands at an instant. */
export interface PaperForum {
  readonly id: string;
  readonly office: string;
  readonly cycle: string;
  readonly definitions: CycleDefinitions;
  readonly people: readonly Person[];
  readonly state: CycleState;
  readonly partnerships: readonly PartnershipState[];
}

/** So many forums of so many networks each, as they stand at an instant when people behave so. */
export function paperForums(options: {
  readonly forums: number;
  readonly networks: number;
  readonly at: Instant;
  readonly behaviour: Behaviour;
}): PaperForum[] {
  const { definitions, people } = bigForum(options.networks);
  const year: CompiledYear = compileYear(definitions, people, { example: true, definitionHash: '0'.repeat(64) });
  const index = indexPeople(people);
  const [soFar] = simulate({
    cycles: [{ plan: year.plan, partnerships: year.partnerships }],
    acts: actsOf([year], options.behaviour),
    holders: holdersOf(index),
    directory: index,
    until: options.at,
  }).soFar;
  const template = JSON.stringify({ definitions, people, ...soFar! });
  return Array.from({ length: options.forums }, (_, number): PaperForum => {
    const id = `forum-${String(number).padStart(3, '0')}`;
    const office = `kontor-${String(number).padStart(3, '0')}`;
    // People and places of each forum are its own; the universities and networks of all have the same names.
    const text = template
      .replaceAll(`"${FORUM}"`, `"${id}"`)
      .replaceAll(`"${FORUM}/`, `"${id}/`)
      .replaceAll(`"${definitions.forum.office.id}"`, `"${office}"`)
      .replaceAll('"p-', `"p-${number}-`)
      .replaceAll('@stor.example', `@f${number}.stor.example`);
    const own = JSON.parse(text) as Omit<PaperForum, 'id' | 'office' | 'cycle'>;
    return { id, office, cycle: cycleName(own.state.plan.ref), ...own };
  });
}

/** Writes forums with those of their directory that are wanted; journals are as long as they would be, with events that say little. */
export async function writeForums(
  store: WorldStore,
  forums: readonly PaperForum[],
  isWanted: (person: Person) => boolean = () => true,
): Promise<void> {
  for (const { cycle, definitions, people, state, partnerships } of forums) {
    await store.directory.put(people.filter(isWanted));
    await store.definitions.freeze(cycle, definitions, { example: true, openedAt: state.plan.opensAt });
    await store.projections.project({
      workflow: `cycle/${cycle}`,
      cycle,
      ...written(state),
      obligations: rowsOfCycle(state),
      summary: { kind: 'cycle', state, next: nextMomentAt(state) },
    });
    for (const one of partnerships) {
      await store.projections.project({
        workflow: `partnership/${cycle}/${one.plan.party}`,
        cycle,
        ...written(one),
        obligations: obligationsOfPartnership(one),
        summary: { kind: 'partnership', state: one, stage: stageOf(one) },
      });
    }
  }
}

function written(state: CycleState | PartnershipState) {
  const event = { type: 'opened' as const, at: state.now, actor: 'opener', requestId: null };
  return {
    seq: state.seq,
    fence: state.seq,
    entries: Array.from({ length: state.seq }, (_, index) => ({ seq: index + 1, event })),
    documents: [],
    notices: [],
  };
}
