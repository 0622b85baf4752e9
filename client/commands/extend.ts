// `arshjul extend`: a later deadline for one party, or for many at once with an answer for each. Node only.

import { refuse } from '../../domain/refusal.ts';
import type { Effect } from '../effect.ts';
import { effectText } from '../effect.ts';
import { EXIT } from '../exit-codes.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Own {
  readonly to: string;
  readonly time?: string;
  readonly owner?: string;
  readonly parties?: string;
  readonly all?: boolean;
  readonly beyondLimit?: boolean;
  readonly requestId?: string;
  readonly reason: string;
}

/** What became of one party's extension. */
export interface ExtensionRow {
  readonly party: string;
  /** Who owes the step within the partnership. */
  readonly owner: string;
  readonly extended: boolean;
  /** The event that it led to. */
  readonly seq: number | null;
  /** Why not. */
  readonly code: string | null;
  readonly sentence: string | null;
}

/** What `extend` answers when it is asked for several. */
export interface ManyExtended {
  readonly requestId: string;
  readonly rows: readonly ExtensionRow[];
  readonly extended: number;
  readonly failed: number;
}

export const register: Register = (program, context) => {
  const command = program
    .command('extend')
    .description('Give one party, or several, a later deadline')
    .argument('<names...>', 'PARTY STEP, such as fosen decision-basis; STEP alone with --parties or --all');
  command
    .requiredOption('--to <date>', 'new date, YYYY-MM-DD')
    .option('--time <time>', 'local time, HH:MM')
    .option('--owner <party>', 'the owner, for steps that owners owe')
    .option(
      '--parties <ids>',
      'several partnerships, with commas between; each is tried, whatever becomes of the others',
    )
    .option('--all', 'all partnerships that still owe the step')
    .option('--beyond-limit', 'further than the definition’s limit, on purpose')
    .option('--request-id <id>', 'for several: asked again with the same id, what is done is not done twice')
    .requiredOption('--reason <text>', 'why');
  askOptions(command, 'secretariat').action(async (names: string[], options: AskOptions & Own) => {
    const many = options.all === true || options.parties !== undefined;
    if (many) {
      if (names.length !== 1 || options.owner !== undefined || (options.all === true && options.parties !== undefined))
        refuse('misshapen', 'Extend for several: wanted one step, and either --parties or --all');
      return extendMany(context, names[0]!, options);
    }
    const [party, step, ...more] = names;
    if (party === undefined || step === undefined || more.length > 0)
      return refuse('misshapen', `Extend: ${names.length} names are given, wanted a party and a step`);
    await ask(context, options, {
      name: 'extendDeadline',
      role: 'secretariat',
      party,
      message: {
        step,
        party: options.owner,
        to: options.to,
        time: options.time,
        reason: options.reason,
        beyondLimit: options.beyondLimit,
      },
      done: `Extended ${step} of ${party} to ${options.to}`,
    });
  });
};

async function extendMany(context: CommandContext, step: string, options: AskOptions & Own): Promise<void> {
  const { to, time, reason, beyondLimit, cycle } = options;
  const message = Object.fromEntries(
    Object.entries({ step, to, time, reason, beyondLimit }).filter(([, value]) => value !== undefined),
  );
  const parties = options.parties?.split(',').map((one) => one.trim());
  const answer = await context.call<ManyExtended | { effect: Effect }>(
    options.demo === true ? 'demo' : 'real',
    'extendmany',
    {
      cycle,
      as: options.as ?? (options.demo === true ? 'secretariat' : ''),
      message,
      parties,
      all: options.all === true,
      requestId: options.requestId,
      dryRun: options.dryRun === true,
    },
  );
  if ('effect' in answer) {
    if (answer.effect.refused.length > 0) context.setExit(EXIT.refused);
    return show(context, options.json, answer, () => effectText(answer.effect));
  }
  if (answer.failed > 0) context.setExit(EXIT.refused);
  show(context, options.json, answer, () =>
    [
      table(
        ['party', 'owed by', 'result'],
        answer.rows.map((row) => [row.party, row.owner, row.extended ? `extended to ${to}` : (row.sentence ?? '')]),
      ),
      '',
      `${answer.extended} extended, ${answer.failed} not. Request id: ${answer.requestId}`,
    ].join('\n'),
  );
}
