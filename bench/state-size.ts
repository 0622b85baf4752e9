// How large a cycle with 1,000 partnerships grows, since it is carried whole when a run continues as new. Prints; asserts
// nothing. Node only: `npm run bench -- state-size`.

import { compileYear, previewYears } from '../client/preview.ts';
import { utf8Length } from '../domain/fingerprint.ts';
import { BEHAVIOURS } from '../domain/behaviour.ts';
import { bigForum } from './big-forum.ts';
import type { Figure } from './figures.ts';

export async function benchStateSize(): Promise<Figure[]> {
  const { definitions, people } = bigForum(1000);
  const year = compileYear(definitions, people, { example: true, definitionHash: '0'.repeat(64) });
  return BEHAVIOURS.map((behaviour) => {
    const state = previewYears([year], people, behaviour).simulation.cycles[0]!;
    const kib = (value: unknown): number => Math.round(utf8Length(JSON.stringify(value) ?? '') / 1024);
    const { plan } = state;
    const largest = Object.entries(state)
      .map(([key, value]) => ({ key, kib: kib(value) }))
      .sort((a, b) => b.kib - a.kib)
      .slice(0, 4);
    return {
      what: `state of a cycle with 1,000 partnerships at the end of the year, ${behaviour}`,
      measured: `${kib(state)} KiB`,
      goal: '< 256 KiB',
      note: `${largest.map((part) => `${part.key} ${part.kib}`).join(', ')} KiB; of the plan ${kib(plan.parties)} KiB are the parties`,
    };
  });
}
