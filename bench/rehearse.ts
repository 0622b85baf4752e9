// How long the whole year takes on the real engine, with the server running. Prints; asserts nothing. Node only:
// `npm run bench -- rehearse`.

import { loadYears } from '../client/years.ts';
import { BEHAVIOURS } from '../domain/behaviour.ts';
import { NAMESPACE } from '../tests/support/standing-world.ts';
import { FORUM, SCHEME } from '../tests/support/years.ts';
import { rehearse } from '../worker/rehearse.ts';
import type { Figure } from './figures.ts';

export async function benchRehearse(address: string): Promise<Figure[]> {
  const loaded = loadYears([`${FORUM}/${SCHEME}/2027`]);
  const figures: Figure[] = [];
  for (const behaviour of BEHAVIOURS) {
    const done = await rehearse({ ...loaded, behaviour, address, namespace: NAMESPACE });
    const { cycle, partnershipMax, mailDesk } = done.historyEvents;
    figures.push({
      what: `rehearse, Trøndelag, ${behaviour}`,
      measured: `${done.seconds.toFixed(1)} s`,
      goal: '< 30 s (15 s)',
      note: `${done.identical ? 'identical to the preview' : `DIFFERS in ${done.differences.length} lines`}; ${done.mails.length} mails; events: cycle ${cycle}, partnership at most ${partnershipMax}, mail desk ${mailDesk}`,
    });
  }
  return figures;
}
