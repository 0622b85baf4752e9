// How the yearly opener opens a cycle: the same rules as for people; a no is its result. Node only.

import { openCycle } from '../client/open-cycle.ts';
import { loadCycle } from '../definitions/load.ts';
import { Refusal, refuse } from '../domain/refusal.ts';
import { cycleName } from '../domain/words.ts';
import type { WorldOptions } from './run-world.ts';

/** Opens from a folder of definitions, the shipped ones by default. */
export function openByRule(definitions: string | undefined): WorldOptions['openCycle'] {
  return async ({ gateway, store }, ref) => {
    try {
      const people = await store.directory.people();
      if (people.length === 0)
        refuse('unknown-person', `Open ${cycleName(ref)}: nobody is in the directory, wanted people first`);
      const opened = await openCycle({
        gateway,
        freezer: store.definitions,
        definitions: loadCycle(cycleName(ref), definitions === undefined ? {} : { dir: definitions }),
        people,
        openedAt: new Date().toISOString(),
        example: false,
      });
      return { opened: opened.cycle, refused: null };
    } catch (error) {
      if (error instanceof Refusal) return { opened: null, refused: error.message };
      throw error;
    }
  };
}
