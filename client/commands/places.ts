// `arshjul people away`, `back`, `handover` and `mute`: who is there, who takes over, and what is switched off. Node
// only.

import type { Command } from 'commander';
import { Option } from 'commander';
import { ABSENCE_REASONS } from '../../domain/absence.ts';
import { OPTIONAL_KINDS } from '../../domain/notice-kinds.ts';
import { ROLES } from '../../domain/words.ts';
import type { CommandContext } from './context.ts';
import { show } from './context.ts';

interface Common {
  readonly as?: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface Done {
  readonly reseated?: readonly string[];
  readonly told?: number;
  readonly deputyOf?: readonly string[];
}

/** Adds the commands under `people`. */
export function addPlaces(people: Command, context: CommandContext): void {
  withCommon(people.command('away').description('Record that somebody is away, and who stands in'))
    .argument('<person>', 'who is away')
    .requiredOption('--from <date>', 'the first day away')
    .requiredOption('--to <date>', 'the last day away')
    .option('--deputy <person...>', 'who stands in: the first of them who is there; without one, the secretariat')
    .addOption(new Option('--reason <reason>', 'why').choices(ABSENCE_REASONS).default('other'))
    .action(
      async (person: string, options: Common & { from: string; to: string; deputy?: string[]; reason: string }) => {
        const { from, to, reason } = options;
        const done = await ask(context, 'away', options, { person, from, to, reason, deputies: options.deputy ?? [] });
        for (const other of done.deputyOf ?? []) context.warn(`${person} stands in for ${other} in those days.`);
        const deputies = options.deputy?.join(', ') ?? 'the secretariat';
        report(context, options, done, `${person} is away ${from} to ${to}; ${deputies} stands in`);
      },
    );
  withCommon(people.command('back').description('Take an absence back, or end it early'))
    .argument('<person>', 'who is there again')
    .option('--on <date>', 'the first day back; today by default')
    .action(async (person: string, options: Common & { on?: string }) => {
      const done = await ask(context, 'back', options, { person, on: options.on });
      report(context, options, done, `${person} is back${options.on === undefined ? '' : ` on ${options.on}`}`);
    });
  withCommon(people.command('handover').description('Hand a role over: what is not finished and not sent follows'))
    .requiredOption('--from <person>', 'who has the role')
    .requiredOption('--to <person>', 'who takes it over')
    .addOption(new Option('--role <role>', 'which').choices(ROLES).makeOptionMandatory())
    .option('--party <party>', 'for whom, when the person holds the role for several')
    .option('--on <date>', 'the first day of the one who takes over; today by default')
    .action(async (options: Common & { from: string; to: string; role: string; party?: string; on?: string }) => {
      const { from, to, role, party, on } = options;
      const done = await ask(context, 'handover', options, { from, to, role, party, on });
      report(context, options, done, `${to} takes over ${role} from ${from}`);
    });
  withCommon(people.command('mute').description('Switch optional kinds of notice off, or on again'))
    .argument('<person>', 'whose')
    .addOption(new Option('--off <kind...>', 'to switch off').choices(OPTIONAL_KINDS))
    .addOption(new Option('--on <kind...>', 'to switch on again').choices(OPTIONAL_KINDS))
    .action(async (person: string, options: Common & { off?: string[]; on?: string[] }) => {
      const done = await ask(context, 'mute', options, { person, off: options.off ?? [], on: options.on ?? [] });
      const muted = (done as { muted?: readonly string[] }).muted ?? [];
      report(context, options, done, `${person} has switched off: ${muted.join(', ') || 'nothing'}`);
    });
}

function withCommon(command: Command): Command {
  return command
    .option('--as <person>', 'who asks; by default somebody of the secretariat')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON');
}

function ask(context: CommandContext, verb: string, options: Common, input: Record<string, unknown>): Promise<Done> {
  const world = options.demo === true ? 'demo' : 'real';
  return context.call<Done>(world, verb, { ...input, as: options.as, dryRun: options.dryRun === true });
}

function report(context: CommandContext, options: Common, done: Done, what: string): void {
  show(context, options.json, done, () => {
    if (options.dryRun === true) return `Dry run, nothing is changed. ${what}.`;
    const years = done.reseated === undefined ? '' : ` Told in ${done.reseated.length} cycles and partnerships.`;
    return `${what}.${years}`;
  });
}
