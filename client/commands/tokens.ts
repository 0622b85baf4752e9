// `arshjul tokens`: who has a token for the JSON API, making one, revoking one. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Token {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly gives: readonly string[];
  readonly expiresAt: string | null;
  readonly usedOn: string | null;
  readonly works: boolean;
}

interface Options {
  readonly as: string;
  readonly name: string;
  readonly scopes: string;
  readonly days: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  const tokens = program
    .command('tokens')
    .description('Tokens for the JSON API; each acts as the person it was made for');
  const worldOf = (options: Pick<Options, 'demo'>) => (options.demo === true ? 'demo' : 'real');
  tokens
    .command('list')
    .description('Tokens with their scopes and last day of use; never their secrets')
    .option('--as <person>', 'only those of this person')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: Partial<Options>) => {
      const listed = await context.call<Token[]>(worldOf(options), 'tokens', { person: options.as });
      show(context, options.json, listed, () =>
        listed.length === 0
          ? 'There are no tokens.'
          : table(
              ['id', 'person', 'name', 'scopes', 'until', 'last used', ''],
              listed.map((one) => [
                one.id,
                one.person,
                one.name,
                one.gives.join(','),
                one.expiresAt?.slice(0, 10) ?? '',
                one.usedOn ?? 'never',
                one.works ? '' : 'works no more',
              ]),
            ),
      );
    });
  tokens
    .command('make')
    .description('Make a token; it is printed once and kept nowhere')
    .requiredOption('--as <person>', 'the id of the person that it acts as')
    .requiredOption('--name <text>', 'what it is for')
    .option('--scopes <list>', 'read, act, journal, mails, people; commas between several', 'read')
    .option('--days <number>', 'for how many days it works, 365 at most', '90')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const scopes = options.scopes.split(',').map((one) => one.trim());
      const made = await context.call<{ id: string; secret?: string; expiresAt: string }>(
        worldOf(options),
        'maketoken',
        {
          person: options.as,
          name: options.name,
          scopes,
          days: options.days,
          dryRun: options.dryRun === true,
        },
      );
      show(context, options.json, made, () =>
        made.secret === undefined
          ? `Dry run, nothing is made. It would work until ${made.expiresAt.slice(0, 10)}.`
          : `${made.secret}\nThis is the only time it is shown. It works until ${made.expiresAt.slice(0, 10)}; its id is ${made.id}.`,
      );
    });
  tokens
    .command('revoke')
    .description('End a token at once')
    .argument('<id>', 'as the list shows it')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON')
    .action(async (id: string, options: Partial<Options>) => {
      const done = await context.call<{ person: string; name: string }>(worldOf(options), 'revoketoken', {
        id,
        dryRun: options.dryRun === true,
      });
      const mark = options.dryRun === true ? 'Dry run: it would end' : 'Ended';
      show(context, options.json, done, () => `${mark} "${done.name}" of ${done.person}.`);
    });
};
