// `arshjul holds`: rounds of mails that wait for somebody to look, and what becomes of them. Node only.

import type { Command } from 'commander';
import { refuse } from '../../domain/refusal.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Hold {
  readonly id: number;
  readonly since: string;
  readonly until: string;
  readonly state: string;
  readonly people: number;
  readonly notices: number;
  readonly about: readonly { readonly cycle: string; readonly kind: string; readonly people: number }[];
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly reason: string | null;
  readonly who?: readonly string[];
}

interface Options {
  readonly all?: boolean;
  readonly people?: boolean;
  readonly as?: string;
  readonly reason?: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  const holds = program
    .command('holds')
    .description('Rounds of mails that wait for somebody to look: how many people, about what')
    .option('--all', 'also the latest that have ended, with who ended them and why')
    .option('--people', 'the ids of all who are to have a mail')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const found = await context.call<Hold[]>(worldOf(options), 'holds', {
        all: options.all === true,
        people: options.people === true,
      });
      show(context, options.json, found, () =>
        found.length === 0 ? 'No mails are held.' : found.map(textOf).join('\n\n'),
      );
    });
  answering(holds, 'release', 'Let the mails of a hold go at once').action((id: string, _, command: Command) =>
    answer(context, 'release', id, command.optsWithGlobals<Options>()),
  );
  answering(holds, 'cancel', 'Drop the mails of a hold; the mail log keeps who did and why')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, _, command: Command) => answer(context, 'cancel', id, command.optsWithGlobals<Options>()));
};

function answering(holds: Command, name: string, description: string): Command {
  return holds
    .command(name)
    .description(description)
    .argument('<id>', 'number of the hold')
    .requiredOption('--as <person>', 'who asks: an administrator or the secretariat, as a person’s id or a role')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON');
}

async function answer(context: CommandContext, how: 'release' | 'cancel', given: string, options: Options) {
  if (!/^\d{1,9}$/.test(given))
    refuse('misshapen', `Answer for a hold: its number is "${given.slice(0, 60)}", wanted a whole number`);
  const { as, reason } = options;
  const input = { id: Number(given), how, as, reason, dryRun: options.dryRun === true };
  const hold = await context.call<Hold>(worldOf(options), 'answerhold', input);
  const done = how === 'release' ? 'go now' : 'cancelled';
  show(context, options.json, hold, () =>
    options.dryRun === true
      ? `Dry run, nothing is changed. The mails to ${hold.people} people would ${how === 'release' ? 'go now' : 'be cancelled'}.\n\n${textOf(hold)}`
      : `The mails to ${hold.people} people ${how === 'release' ? done : `are ${done}`}.`,
  );
}

function textOf(hold: Hold): string {
  const { id, since, until, state, people, notices, about, endedAt, endedBy, reason, who } = hold;
  const end =
    state === 'on'
      ? `goes by itself at ${until}`
      : `${state === 'over' ? 'went by itself' : state}${endedBy === null ? '' : ` by ${endedBy}`} at ${endedAt ?? until}`;
  return [
    `Hold ${id}: ${people} people, ${notices} notices, since ${since}; ${end}${reason === null ? '' : ` (${reason})`}`,
    table(
      ['cycle', 'kind', 'people'],
      about.map((one) => [one.cycle, one.kind, String(one.people)]),
    ),
    ...(who ?? []),
  ].join('\n');
}

function worldOf(options: Options): 'demo' | 'real' {
  return options.demo === true ? 'demo' : 'real';
}
