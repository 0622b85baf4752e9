// `arshjul mails` and `inbox`: what the ledger says was sent, and what the catcher received. Node only.

import { refuse } from '../../domain/refusal.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Ledgered {
  readonly date: string;
  readonly person: string;
  readonly state: string;
  readonly subject: string | null;
  readonly reply: string | null;
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
    .option('--state <state>', 'only sending, sent, refused, unknown or deferred')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: { state?: string; demo?: boolean; json?: boolean }) => {
      const mails = await context.call<Ledgered[]>(options.demo === true ? 'demo' : 'real', 'mails', {
        state: options.state,
      });
      show(context, options.json, mails, () =>
        table(
          ['date', 'person', 'state', 'subject'],
          mails.map((mail) => [mail.date.slice(0, 16), mail.person, mail.state, mail.subject ?? mail.reply ?? '']),
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
