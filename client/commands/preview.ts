// `arshjul preview`: every mail of a year without an engine. Node only.

import { BEHAVIOURS } from '../../domain/script.ts';
import type { Behaviour } from '../../domain/script.ts';
import { Option } from 'commander';
import { previewYears } from '../preview.ts';
import { loadYears } from '../years.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

/** How the scripted people behave. */
export function peopleOption(): Option {
  return new Option('--people <behaviour>', 'how people act').choices(BEHAVIOURS).default('prompt');
}

export const register: Register = (program, context) => {
  program
    .command('preview')
    .description('Every mail of the year, without an engine')
    .argument('<cycle...>', 'a file, or forum/scheme/year')
    .addOption(peopleOption())
    .option('--json', 'print JSON')
    .action((cycles: string[], options: { people: Behaviour; json?: boolean }) => {
      const { years, people, warnings } = loadYears(cycles, context.definitions);
      for (const warning of warnings) context.warn(`EKSEMPEL: ${warning}`);
      const { mails, stages } = previewYears(years, people, options.people);
      show(context, options.json, { mails, stages }, () =>
        [
          table(
            ['date', 'to', 'subject'],
            mails.map((mail) => [mail.date, mail.to, mail.subject]),
          ),
          '',
          `${mails.length} mails, ${stages.length} changes of stage.`,
        ].join('\n'),
      );
    });
};
