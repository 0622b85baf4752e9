// What one partnership's year costs in history events: 7 Updates from people and 2 tells from the cycle. Prints; asserts
// nothing. Node only: `npm run bench -- events`.

import { setTimeout as sleep } from 'node:timers/promises';
import { compilePartnership } from '../domain/compile-partnership.ts';
import { indexPeople } from '../domain/people-index.ts';
import { cycleName } from '../domain/words.ts';
import { eventsOfChain } from '../worker/rehearse.ts';
import { withStandingWorld } from '../tests/support/standing-world.ts';
import { yearOf } from '../tests/support/year-of.ts';
import { ACTORS } from '../tests/support/years.ts';
import type { Figure } from './figures.ts';

const PARTY = 'fosen';
const TOKEN = 'token-of-the-bench';
const { fosen, fosenOwner, nord } = ACTORS;
const basis = { step: 'decision-basis', party: PARTY };
const report = { step: 'report', party: PARTY };

/** Seven things that people do in a year, and the two that the cycle tells: the grant, and that reports are asked for. */
const MESSAGES: readonly (readonly [name: string, at: string, message: Record<string, unknown>])[] = [
  ['submit', '2026-11-20', { actor: fosenOwner, step: 'needs-report', party: 'eier-fosen-1', document: { need: 'A' } }],
  ['submit', '2027-01-20', { actor: fosen, ...basis, document: { need: 'B' } }],
  ['returnForChanges', '2027-01-21', { actor: nord, ...basis, revision: 1, reason: 'Ett tall til' }],
  ['submit', '2027-01-22', { actor: fosen, ...basis, document: { need: 'C' } }],
  ['approve', '2027-01-25', { actor: nord, ...basis, revision: 2 }],
  [
    'tellFromCycle',
    '2027-04-15',
    {
      actor: 'cycle',
      token: TOKEN,
      cycleSeq: 10,
      tell: { kind: 'decision', amount: 100_000, step: 'grant-decision', handled: '2027-04-15' },
    },
  ],
  ['tellFromCycle', '2027-05-16', { actor: 'cycle', token: TOKEN, cycleSeq: 11, tell: { kind: 'reporting-open' } }],
  ['extendDeadline', '2027-06-01', { actor: ACTORS.secretariat, ...report, to: '2027-06-22', reason: 'Ferie' }],
  ['submit', '2027-06-10', { actor: fosen, ...report, document: { done: 'A' } }],
];

export async function benchEvents(address: string): Promise<Figure[]> {
  const { year, people } = yearOf(2027, 1);
  const { plan } = year;
  const figures: Figure[] = [];
  for (const [spacing, pauseMs] of [
    ['1 s apart', 1000],
    ['back to back', 0],
  ] as const) {
    const events = await withStandingWorld({ address, years: [year], people }, async ({ gateway, store }) => {
      // A partnership beside the cycle's own, under a name that the cycle does not know: nobody else sends it messages.
      const ref = { ...plan.ref, year: plan.ref.year + 1 };
      const own = { ...compilePartnership(year.definitions, indexPeople(people), plan, PARTY), ref };
      await store.definitions.freeze(cycleName(ref), year.definitions, { example: true, openedAt: plan.opensAt });
      await gateway.startPartnership({ world: gateway.world, token: TOKEN, plan: own, openedAt: plan.opensAt });
      for (const [index, [name, date, message]] of MESSAGES.entries()) {
        await sleep(pauseMs);
        const at = `${date}T09:00:00.000Z`;
        await gateway.updatePartnership(
          ref,
          PARTY,
          name as 'submit',
          { requestId: `m-${index}`, at, ...message } as never,
        );
      }
      return eventsOfChain(gateway, gateway.partnershipId(ref, PARTY));
    });
    figures.push({
      what: `history events of a partnership-year, 7 Updates and 2 tells, ${spacing}`,
      measured: String(events),
      goal: pauseMs > 0 ? '<= 70' : '-',
      note: 'over the whole run chain, the start included',
    });
  }
  return figures;
}
