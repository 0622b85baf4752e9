// `arshjul calendar`: every deadline of some years, nominal and handled, with the reason it moved. Node only.

import { loadCycle, loadForum, loadPeople, listSchemes } from '../../definitions/load.ts';
import { compileCycle } from '../../domain/compile.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { hourOfTime } from '../../texts/dates.ts';
import { table } from './table.ts';

interface Options {
  readonly forum: string;
  readonly from: string;
  readonly to: string;
  readonly scheme?: string;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('calendar')
    .description('Every deadline, nominal and handled')
    .requiredOption('--forum <id>', 'the forum')
    .requiredOption('--from <year>', 'first fiscal year')
    .requiredOption('--to <year>', 'last fiscal year')
    .option('--scheme <id>', 'the scheme version; deadlines are the forum’s, so any will do')
    .option('--json', 'print JSON')
    .action((options: Options) => {
      const [from, to] = [yearOf(options.from, '--from'), yearOf(options.to, '--to')];
      if (to < from) refuse('misshapen', `Read --to: ${to} is before ${from}, wanted a later year`);
      const forum = loadForum(options.forum, context.definitions);
      const scheme = options.scheme ?? listSchemes(context.definitions)[0]!;
      const { people } = loadPeople(forum.id, context.definitions, forum);
      const rows: {
        year: number;
        step: string;
        nominal: string;
        handled: string;
        time: string;
        instant: string;
        moved: boolean;
        reason: string | null;
      }[] = [];
      for (let year = from; year <= to; year += 1) {
        const definitions = loadCycle(
          `${forum.id}/${scheme}/${year}`,
          context.definitions === undefined ? {} : { dir: context.definitions },
        );
        const plan = compileCycle(definitions, people, { definitionHash: '', example: true });
        for (const { id, deadline } of plan.steps) {
          const { nominal, handled, time, instant, reason } = deadline;
          const moved = nominal !== handled;
          rows.push({ year, step: id, nominal, handled, time, instant, moved, reason: moved ? reason : null });
        }
      }
      // The instant says the hour to programs.
      const answered = rows.map(({ time: _time, ...row }) => row);
      show(context, options.json, answered, () =>
        table(
          ['year', 'step', 'nominal', 'handled', 'until', 'moved because'],
          rows.map((row) => [
            String(row.year),
            row.step,
            row.nominal,
            row.handled,
            hourOfTime(row.time) ?? '',
            row.reason ?? '',
          ]),
        ),
      );
    });
};

function yearOf(text: string, option: string): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 2001 || year > 2097) {
    refuse('misshapen', `Read ${option}: "${text}" is no fiscal year, wanted one from 2001 to 2097`);
  }
  return year;
}
