// `arshjul mails` and `inbox`: what the ledger says became of mails, a person's answer where it does not know, and what
// the catcher received. Node only.

import { Option } from 'commander';
import { refuse } from '../../domain/refusal.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Ledgered {
  readonly key: string;
  readonly date: string;
  readonly person: string;
  readonly state: string;
  readonly subject: string | null;
  readonly reply: string | null;
}

/** One mail with its words, which are null before they are written and after the time for which they are kept. */
interface Shown extends Ledgered {
  readonly messageId: string;
  readonly report: string | null;
  readonly resends: number;
  readonly resendAt: string | null;
  readonly text: string | null;
  readonly notices: readonly {
    readonly cycle: string;
    readonly step: string;
    readonly party: string;
    readonly kind: string;
    readonly rung: string;
    readonly deadline: string;
  }[];
}

interface MailsOptions {
  readonly person?: string;
  readonly party?: string;
  readonly cycle?: string;
  readonly step?: string;
  readonly state?: string;
  readonly since?: string;
  readonly until?: string;
  readonly resend?: string;
  readonly close?: string;
  readonly dryRun?: boolean;
  readonly demo?: boolean;
  readonly json?: boolean;
}

const STATES = [
  'intent',
  'sending',
  'sent',
  'refused',
  'unknown',
  'deferred',
  'not-sent',
  'bounced',
  'resent',
  'closed',
  'cancelled',
] as const;
const FILTERS = ['person', 'party', 'cycle', 'step', 'state', 'since', 'until'] as const;

interface Caught {
  readonly to: string;
  readonly date: string;
  readonly subject: string;
  readonly text: string;
}

export const register: Register = (program, context) => {
  program
    .command('mails')
    .description('The mail ledger: every mail and what became of it; with a key, that mail with its words')
    .argument('[key]', 'the mail to show')
    .option('--person <id>', 'only to this person')
    .option('--party <id>', 'only about this party')
    .option('--cycle <name>', 'only about this cycle, as forum/scheme/year')
    .option('--step <id>', 'only about this step')
    .addOption(new Option('--state <state>', 'only mails of which this has become').choices(STATES))
    .option('--since <date>', 'only from this day on')
    .option('--until <date>', 'only to the end of this day')
    .option('--resend <key>', 'a mail that is unknown, refused or bounced did not arrive: send it again')
    .option('--close <key>', 'it did arrive, or no longer matters: let it rest')
    .option('--dry-run', 'with --resend or --close: show what would happen; change nothing')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nAll that is given must hold; party, cycle and step of one and the same notice in the mail.\n\nA mail is unknown when the line broke, or the process died, before the mail server had answered: it may have left,\nand it may not. Look for its Message-ID at the mail server, or ask the person; then --resend or --close it. An unknown\nmail that is resent has the same words and the same Message-ID, so that two copies can be told for one. What a refused\nor bounced mail was about is looked at again first: a reminder that is no longer true is dropped.',
    )
    .action(async (key: string | undefined, options: MailsOptions) => {
      const filter = FILTERS.filter((name) => options[name] !== undefined);
      const resolved = options.resend ?? options.close;
      const others = [
        ...filter,
        ...(resolved === undefined ? [] : [options.resend === undefined ? 'close' : 'resend']),
      ];
      if (key !== undefined && others.length > 0)
        refuse('misshapen', `Show the mail ${key}: --${others[0]!} is given too, wanted one of them`);
      if (key !== undefined) return showMail(context, key, options);
      if (resolved !== undefined && filter.length > 0)
        refuse('misshapen', `Resolve the mail ${resolved}: --${filter[0]!} is given too, wanted one of them`);
      if (resolved !== undefined) return resolve(context, resolved, options);
      if (options.dryRun === true)
        refuse('misshapen', 'List mails: --dry-run is given, wanted it with --resend or --close only');
      const wanted = Object.fromEntries(filter.map((name) => [name, options[name]]));
      const mails = await context.call<Ledgered[]>(worldOf(options), 'mails', wanted);
      show(context, options.json, mails, () =>
        mails.length === 0
          ? 'No such mail.'
          : table(
              ['date', 'person', 'state', 'subject', 'key'],
              mails.map((mail) => [
                mail.date.slice(0, 16),
                mail.person,
                mail.state,
                mail.subject ?? mail.reply ?? '',
                mail.key,
              ]),
            ),
      );
    });
  program
    .command('inbox')
    .description('What the mail catcher received; with a number, that mail')
    .argument('[number]', 'the mail to show')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (number: string | undefined, options: { demo?: boolean; json?: boolean }) => {
      const mails = await context.call<Caught[]>(options.demo === true ? 'demo' : 'real', 'inbox', {});
      if (number === undefined) {
        show(context, options.json, mails, () =>
          mails.length === 0
            ? 'No mail yet.'
            : table(
                ['no', 'date', 'to', 'subject'],
                mails.map((mail, index) => [String(index + 1), mail.date.slice(0, 10), mail.to, mail.subject]),
              ),
        );
        return;
      }
      const mail =
        mails[Number(number) - 1] ??
        refuse('not-found', `Show mail ${number}: there are ${mails.length}, wanted a number from 1`);
      show(
        context,
        options.json,
        mail,
        () => `To: ${mail.to}\nDate: ${mail.date}\nSubject: ${mail.subject}\n\n${mail.text}`,
      );
    });
};

function worldOf(options: MailsOptions): 'demo' | 'real' {
  return options.demo === true ? 'demo' : 'real';
}

async function showMail(context: CommandContext, key: string, options: MailsOptions): Promise<void> {
  const mail = await context.call<Shown>(worldOf(options), 'mails', { key });
  const lines: [string, string | null][] = [
    ['To', mail.person],
    ['Date', mail.date],
    ['Message-ID', mail.messageId],
    ['State', mail.state],
    ['The server said', mail.reply],
    ['A delivery report said', mail.report],
    ['Sent again', mail.resends === 0 ? null : `${mail.resends} times`],
    ['To be sent again', mail.resendAt],
    ...mail.notices.map(({ kind, rung, step, party, cycle, deadline }): [string, string] => [
      'About',
      `${kind} ${rung === 'now' ? '' : `${rung} `}of ${step}, ${party} in ${cycle}, deadline ${deadline}`,
    ]),
    ['Subject', mail.subject],
  ];
  const head = lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  show(context, options.json, mail, () => [...head, '', mail.text ?? 'The ledger does not have its words.'].join('\n'));
}

async function resolve(context: CommandContext, key: string, options: MailsOptions): Promise<void> {
  if (options.resend !== undefined && options.close !== undefined)
    refuse('misshapen', 'Resolve a mail: both --resend and --close are given, wanted one of them');
  const how = options.resend === undefined ? 'close' : 'resend';
  const dryRun = options.dryRun === true;
  const answer = await context.call<{ person: string }>(worldOf(options), 'resolve', { key, how, dryRun });
  const done = how === 'resend' ? 'sent again' : 'closed';
  show(context, options.json, answer, () =>
    dryRun
      ? `Dry run, nothing is changed. The mail to ${answer.person} would be ${done}.`
      : `The mail to ${answer.person} ${how === 'resend' ? 'will be' : 'is'} ${done}.`,
  );
}
