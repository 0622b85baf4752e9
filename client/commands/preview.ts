// `arshjul preview`: every mail of a year without an engine. Node only.

import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { isLocalDate } from '../../domain/local-time.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LocalDate } from '../../domain/words.ts';
import { Option } from 'commander';
import type { ListedMail, RenderedMail } from '../preview.ts';
import { previewYears } from '../preview.ts';
import { loadYears } from '../years.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

/** How the scripted people behave. */
export function peopleOption(): Option {
  return new Option('--people <behaviour>', 'how people act').choices(BEHAVIOURS).default('prompt');
}

interface Options {
  readonly people: Behaviour;
  readonly on?: string;
  readonly bodies?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('preview')
    .description('Every mail of the year, without an engine')
    .argument('<cycle...>', 'a file, or forum/scheme/year')
    .addOption(peopleOption())
    .option('--on <date>', 'only the mails of this day')
    .option('--bodies', 'with the words of each mail')
    .option('--json', 'print JSON')
    .action((cycles: string[], options: Options) => {
      const { on } = options;
      if (on !== undefined && !isLocalDate(on)) {
        refuse('misshapen', `Read --on: ${JSON.stringify(on)} is no date, wanted one that exists, such as 2027-01-30`);
      }
      const { years, people, warnings } = loadYears(cycles, context.definitions);
      for (const warning of warnings) context.warn(`EKSEMPEL: ${warning}`);
      const year = previewYears(years, people, options.people);
      const isWanted = ({ date }: ListedMail): boolean => on === undefined || date === on;
      const { stages } = year;
      if (options.bodies) {
        const mails = year.render().filter(isWanted);
        show(context, options.json, { mails, stages }, () =>
          [...mails.map(written), countOf(mails, stages, on)].join('\n\n'),
        );
        return;
      }
      const mails = year.mails.filter(isWanted);
      show(context, options.json, { mails, stages }, () =>
        [
          table(
            ['date', 'to', 'subject'],
            mails.map((mail) => [mail.date, mail.to, mail.subject]),
          ),
          '',
          countOf(mails, stages, on),
        ].join('\n'),
      );
    });
};

function written({ date, to, subject, text }: RenderedMail): string {
  return `To: ${to}\nDate: ${date}\nSubject: ${subject}\n\n${text}`;
}

function countOf(mails: readonly ListedMail[], stages: readonly unknown[], on: LocalDate | undefined): string {
  return on === undefined
    ? `${mails.length} mails, ${stages.length} changes of stage.`
    : `${mails.length} mails on ${on}.`;
}
