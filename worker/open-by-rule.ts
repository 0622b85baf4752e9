// How the yearly opener opens a cycle: the same rules as for people; a no is its result. Node only.

import { WorkflowNotFoundError } from '@temporalio/client';
import { openCycle } from '../client/open-cycle.ts';
import { loadCycle } from '../definitions/load.ts';
import { Refusal, refuse } from '../domain/refusal.ts';
import type { CycleRef } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { knowingLastYear } from './last-year.ts';
import type { RunningWorld, WorldOptions } from './run-world.ts';

/** Opens from a folder of definitions, the shipped ones by default. */
export function openByRule(definitions: string | undefined): WorldOptions['openCycle'] {
  return async (world, ref) => {
    const { gateway, store } = world;
    const name = cycleName(ref);
    try {
      const people = await store.directory.people();
      if (people.length === 0)
        refuse('unknown-person', `Open ${name}: nobody is in the directory, wanted people first`);
      const files = loadCycle(name, definitions === undefined ? {} : { dir: definitions });
      const { definitions: known, found } = await knowingLastYear(store, files);
      const opened = await openCycle({
        gateway,
        freezer: store.definitions,
        announcer: store.addressing,
        definitions: known,
        earlier: found,
        people,
        openedAt: new Date().toISOString(),
        example: false,
      });
      return { opened: opened.cycle, refused: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // An earlier attempt whose answer was lost, or people who were quicker: the year is open, which is what was
      // wanted.
      if (error.code === 'already-open' && (await isThere(world, ref))) return { opened: name, refused: null };
      return { opened: null, refused: error.message };
    }
  };
}

/** Listed, or started and not listed yet. A year that was only frozen is not there. */
async function isThere({ gateway, store }: Pick<RunningWorld, 'gateway' | 'store'>, ref: CycleRef): Promise<boolean> {
  if ((await store.reads.cycles()).some((one) => one.cycle === cycleName(ref))) return true;
  const handle = gateway.client.workflow.getHandle(gateway.cycleId(ref));
  try {
    await handle.describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
