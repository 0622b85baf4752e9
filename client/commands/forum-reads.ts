// `arshjul forum compilation`, `forum seats`, `minutes` and `confirmations`: what the forum has before it and came to.
// Node only.

import type { Command } from 'commander';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly demo?: boolean;
  readonly json?: boolean;
  readonly language?: string;
  readonly meeting?: string;
  readonly html?: boolean;
  readonly party: string;
}

interface Written {
  readonly text: string;
  readonly html: string;
}

const world = (options: Options): 'real' | 'demo' => (options.demo === true ? 'demo' : 'real');

function reading(command: Command): Command {
  return command.option('--demo', 'in the demonstration world').option('--json', 'print JSON');
}

function writing(command: Command): Command {
  return reading(command)
    .argument('[cycle]', 'forum/scheme/year; the only open cycle when left out')
    .option('--language <language>', 'nb, nn or en', 'nb')
    .option('--html', 'print HTML');
}

/** Adds the reading verbs to `arshjul forum`. */
export function addReadingVerbs(forum: Command, context: CommandContext): void {
  writing(forum.command('compilation').description('Every decision basis laid out for a meeting')).action(
    async (cycle: string | undefined, options: Options) => {
      const input = { cycle, language: options.language };
      const answer = await context.call<Written>(world(options), 'compilation', input);
      show(context, options.json, answer, () => (options.html === true ? answer.html : answer.text.trimEnd()));
    },
  );
  reading(forum.command('seats').description('Who sits where, and which groups of the mandate have no seat'))
    .argument('[cycle]', 'forum/scheme/year; the only open cycle when left out')
    .action(async (cycle: string | undefined, options: Options) => {
      const answer = await context.call<{
        seats: readonly {
          id: string;
          group: string;
          votes: boolean;
          valid: boolean;
          members: string[];
          substitutes: string[];
        }[];
        missingGroups: readonly string[];
      }>(world(options), 'seats', { cycle });
      show(context, options.json, answer, () =>
        table(
          ['seat', 'group', 'votes', 'counts', 'members', 'substitutes'],
          answer.seats.map((one) => [
            one.id,
            one.group,
            one.votes ? 'yes' : '',
            one.valid ? 'yes' : '',
            one.members.join(', '),
            one.substitutes.join(', '),
          ]),
        ),
      );
      for (const group of answer.missingGroups) {
        context.warn(`The mandate’s group ${group} has no seat that counts, wanted at least one`);
      }
    });
}

export const register: Register = (program, context) => {
  writing(program.command('minutes').description('The minutes of a meeting, made from its record'))
    .option('--meeting <id>', 'such as m1, or "writing" for the written procedure; the newest when left out')
    .action(async (cycle: string | undefined, options: Options) => {
      const input = { cycle, language: options.language, meeting: options.meeting };
      const answer = await context.call<Written>(world(options), 'minutes', input);
      show(context, options.json, answer, () => (options.html === true ? answer.html : answer.text.trimEnd()));
    });
  reading(
    program.command('confirmations').description('Everything that waits for one party’s approval, over all cycles'),
  )
    .requiredOption('--party <party>', 'a university or network, such as nord')
    .action(async (options: Options) => {
      const answer = await context.call<readonly Readonly<Record<string, unknown>>[]>(world(options), 'confirmations', {
        party: options.party,
      });
      const text = (value: unknown): string => (typeof value === 'string' ? value : '');
      show(context, options.json, answer, () =>
        table(
          ['cycle', 'partnership', 'step', 'revision', 'since', 'approve by'],
          answer.map((one) => [
            text(one['cycle']),
            text(one['partnership']) || text(one['party']),
            text(one['step']),
            String(one['revision']),
            text(one['since']),
            text(one['approveBy']),
          ]),
        ),
      );
    });
};
