// `arshjul mails` and `inbox`: what the ledger says became of mails, a person's answer where it does not know, and what
// the catcher received. Node only.

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

interface MailsOptions {
  readonly state?: string;
  readonly resend?: string;
  readonly close?: string;
  readonly dryRun?: boolean;
  readonly demo?: boolean;
  readonly json?: boolean;
}

interface Caught {
  readonly to: string;
  readonly date: string;
  readonly subject: string;
  readonly text: string;
}

export const register: Register = (program, context) => {
  program
    .command('mails')
    .description('The mail ledger: every mail and what became of it')
    .option('--state <state>', 'only sending, sent, refused, unknown, deferred, not-sent, resent or closed')
    .option('--resend <key>', 'an unknown mail did not arrive: send it again')
    .option('--close <key>', 'an unknown mail did arrive, or no longer matters: let it rest')
    .option('--dry-run', 'with --resend or --close: show what would happen; change nothing')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA mail is unknown when the line broke, or the process died, before the mail server had answered: it may have left,\nand it may not. arshjul never sends it twice by itself. Look for its Message-ID at the mail server, or ask the person;\nthen --resend or --close it. What is resent is looked at again first: a reminder that is no longer true is dropped.',
    )
    .action(async (options: MailsOptions) => {
      const key = options.resend ?? options.close;
      if (key !== undefined) return resolve(context, key, options);
      const mails = await context.call<Ledgered[]>(options.demo === true ? 'demo' : 'real', 'mails', {
        state: options.state,
      });
      show(context, options.json, mails, () =>
        table(
          ['date', 'person', 'state', 'subject', 'key'],
          mails.map((mail) => [
            mail.date.slice(0, 16),
            mail.person,
            mail.state,
            mail.subject ?? mail.reply ?? '',
            mail.state === 'unknown' ? mail.key : '',
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

async function resolve(context: CommandContext, key: string, options: MailsOptions): Promise<void> {
  if (options.resend !== undefined && options.close !== undefined)
    refuse('misshapen', 'Resolve a mail: both --resend and --close are given, wanted one of them');
  const how = options.resend === undefined ? 'close' : 'resend';
  const dryRun = options.dryRun === true;
  const world = options.demo === true ? 'demo' : 'real';
  const answer = await context.call<{ person: string }>(world, 'resolve', { key, how, dryRun });
  const done = how === 'resend' ? 'sent again' : 'closed';
  show(context, options.json, answer, () =>
    dryRun
      ? `Dry run, nothing is changed. The mail to ${answer.person} would be ${done}.`
      : `The mail to ${answer.person} ${how === 'resend' ? 'will be' : 'is'} ${done}.`,
  );
}
