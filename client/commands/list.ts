// `arshjul list`: cycles and partnerships, with the next deadline of each. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

export interface ListedCycle {
  readonly cycle: string;
  readonly status: string;
  readonly example: boolean;
  readonly next: string | null;
  readonly partnerships: readonly {
    readonly party: string;
    readonly stage: string;
    readonly grant: number | null;
    readonly next: { readonly step: string; readonly party: string; readonly handled: string } | null;
  }[];
}

export const register: Register = (program, context) => {
  program
    .command('list')
    .description('Cycles and partnerships, with the next deadline of each')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: { demo?: boolean; json?: boolean }) => {
      const cycles = await context.call<ListedCycle[]>(options.demo === true ? 'demo' : 'real', 'list', {});
      show(context, options.json, cycles, () =>
        cycles.length === 0 ? 'No cycle is open.' : cycles.map(cycleText).join('\n\n'),
      );
    });
};

/** One cycle as text: a line about it, a table of its partnerships. */
export function cycleText(cycle: ListedCycle): string {
  const rows = cycle.partnerships.map(({ party, stage, grant, next }) => [
    party,
    stage,
    grant === null ? '' : String(grant),
    next?.step ?? '',
    next === null || next.party === party ? '' : next.party,
    next?.handled ?? '',
  ]);
  const mark = cycle.example ? 'EKSEMPEL ' : '';
  return `${mark}${cycle.cycle}: ${cycle.status}\n${table(['partnership', 'stage', 'grant (kr)', 'owes next', 'by', 'deadline'], rows)}`;
}
