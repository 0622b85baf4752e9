// What acts would change in a running cycle: the rules run over what is stored, and nothing is written. Node only.

import type { Effect } from '../../client/effect.ts';
import { listEffect } from '../../client/effect.ts';
import { holdersOf } from '../../client/preview.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Act } from '../../domain/script-act.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { WhatIf } from '../../domain/what-if.ts';
import { whatIf } from '../../domain/what-if.ts';
import type { CycleRef, Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import type { RunningWorld } from '../run-world.ts';
import type { OpenWorld } from './input.ts';

/** What the acts would lead to, as things stand now and if nobody does anything else. */
export async function effectOf(world: OpenWorld, ref: CycleRef, acts: readonly Act[], now: Instant): Promise<Effect> {
  const { found, calendar } = await lookAhead(world.running.store, ref, acts, now);
  return listEffect(found, calendar);
}

/** The same as the rules say it, with the calendar of the cycle. */
export async function lookAhead(
  store: Pick<RunningWorld['store'], 'yearSoFar' | 'directory'>,
  ref: CycleRef,
  acts: readonly Act[],
  now: Instant,
): Promise<{ readonly found: WhatIf; readonly calendar: CalendarTable }> {
  const name = cycleName(ref);
  const [picture, index] = await Promise.all([store.yearSoFar(name), store.directory.index()]);
  if (!picture) return refuse('not-found', `Look ahead in ${name}: no cycle by that name was opened here`);
  const { state, partnerships, waiting } = picture;
  const found = whatIf(
    { cycles: [{ state, partnerships }], waiting, holders: holdersOf(index), directory: index, now },
    acts,
  );
  return { found, calendar: state.plan.rules.table };
}
