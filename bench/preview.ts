// How long it takes to know every mail of a year. Prints; asserts nothing. Node only: `npm run bench -- preview`.

import { compileYear, previewYears } from '../client/preview.ts';
import { loadCycle, loadPeople } from '../definitions/load.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { Behaviour } from '../domain/behaviour.ts';
import { BEHAVIOURS } from '../domain/behaviour.ts';
import { hashDefinitions } from '../store/world-store.ts';
import { FORUM, SCHEME } from '../tests/support/years.ts';
import { bigForum } from './big-forum.ts';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';

/** Definitions in, the bytes of `arshjul preview --json` out; nothing is kept between two of them. */
function previewOnce(definitions: CycleDefinitions, people: readonly Person[], behaviour: Behaviour) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const year = compileYear(definitions, people, { example: true, definitionHash: hashDefinitions(definitions) });
  const { mails, stages } = previewYears([year], people, behaviour);
  const bytes = JSON.stringify({ mails, stages }).length;
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, mails: mails.length, bytes };
}

export async function benchPreview(): Promise<Figure[]> {
  const shipped = loadCycle(`${FORUM}/${SCHEME}/2027`);
  const { people } = loadPeople(FORUM);
  const big = bigForum(1000);
  const figures: Figure[] = [];
  for (const [what, definitions, directory, runs, goal] of [
    ['Trøndelag', shipped, people, 30, '< 50 ms'],
    [
      `1,000 partnerships, ${big.people.length.toLocaleString('en')} people`,
      big.definitions,
      big.people,
      3,
      '< 1,000 ms',
    ],
  ] as const) {
    for (const behaviour of BEHAVIOURS) {
      for (let warm = 0; warm < Math.ceil(runs / 3); warm += 1) previewOnce(definitions, directory, behaviour);
      const measured = Array.from({ length: runs }, () => previewOnce(definitions, directory, behaviour));
      const middle = median(measured.map(({ ms }) => ms));
      const work = median(measured.map(({ cpuMs }) => cpuMs));
      const { mails, bytes } = measured[0]!;
      figures.push({
        what: `preview, ${what}, ${behaviour}`,
        measured: `${middle.toFixed(middle < 100 ? 1 : 0)} ms`,
        goal,
        note: `median of ${runs}, warm; ${work.toFixed(0)} ms of CPU, garbage collection and all; ${mails} mails, ${Math.round(bytes / 1024)} KiB of JSON`,
      });
    }
  }
  return figures;
}
